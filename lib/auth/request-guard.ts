/** Bytes. A readout of twenty pages in the widest script is well below; files will come by their own way. */
export const LARGEST_BODY = 2 * 1024 * 1024

/** Bytes of what a device sends at once: a day's texts, the longest in the widest script. */
export const LARGEST_SYNC = 8 * 1024 * 1024
const SYNC = '/api/sync'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
/**
 * Pages and answers that need no session; everything else leads to sign-in. What a device asks for (`api/sync`) is
 * answered by itself: it must be told why not. The shell of the road (`road`) and its worker (`serwist`) hold nothing of
 * anybody. A private link's page (`report`) and its uploads (`api/outside`) ask for the link and for no session.
 */
const PUBLIC =
  /^\/(sign-in|sign-out|first-admin|set-password|api\/auth|api\/feeds|api\/health|api\/metrics|api\/outside|api\/sign-out|api\/sync|report|road|serwist)(\/|$)/
/** The application's own files: icons and the manifest, at their fixed names. */
const OWN_FILES = /^\/(favicon\.ico|icon[^/]*|apple-icon[^/]*|manifest\.webmanifest|robots\.txt)$/

/** Whether a method may change something. */
export const isChange = (method: string): boolean => CHANGES.has(method.toUpperCase())

/** Whether a path is open to everybody. */
export const isPublicPath = (path: string): boolean => PUBLIC.test(path) || OWN_FILES.test(path)

/**
 * Whether a change was sent from our own pages: by Origin, or, where a browser sends none, by Sec-Fetch-Site. On this
 * machine every loopback name of the requested port is ours too.
 */
export function isOwnOrigin(headers: Pick<Headers, 'get'>, appUrl: string): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  if (!URL.canParse(origin)) return false
  const [from, ours] = [new URL(origin), new URL(appUrl)]
  if (from.origin === ours.origin) return true
  return LOOPBACK.has(ours.hostname) && LOOPBACK.has(from.hostname) && from.host === headers.get('host')
}

/** Whether a device sends more than a page may, without a session: that is not read to the end to say so. */
export const isUnreadSync = (headers: Pick<Headers, 'get'>, path: string, hasSession: boolean): boolean =>
  path === SYNC && !hasSession && Number(headers.get('content-length')) > LARGEST_BODY

/** Why a body is refused before it is read: 413 too large, 411 without its length; null when it may go on. */
export function bodyProblem(headers: Pick<Headers, 'get'>, path = '/'): 411 | 413 | null {
  const length = headers.get('content-length')
  if (length === null) return headers.get('transfer-encoding') === null ? null : 411
  return /^\d+$/.test(length) && Number(length) <= (path === SYNC ? LARGEST_SYNC : LARGEST_BODY) ? null : 413
}

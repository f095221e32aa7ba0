/** The request's own path and query, set by `proxy.ts`: server components are not told their address. */
export const PATH_HEADER = 'x-tashrif-path'

const LONGEST = 2_000
/** Spaces and control characters, which a browser strips from an address before it looks where it leads. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
const UNSEEN = /[\s\u0000-\u001f\u007f]/

/** Where a sign-in may lead: a path on this site, never another origin nor back to sign-in; else `/`. */
export function safeReturnPath(from: unknown): string {
  if (typeof from !== 'string' || from.length > LONGEST) return '/'
  if (!from.startsWith('/') || from.startsWith('//') || from.includes('\\') || UNSEEN.test(from)) return '/'
  if (/^\/(sign-in|api|set-password|first-admin)(?![^/?#])/.test(from)) return '/'
  return from
}

/** The sign-in page's address that comes back to `from`. */
export function signInPath(from: unknown): string {
  const path = safeReturnPath(from)
  return path === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(path)}`
}

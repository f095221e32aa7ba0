import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Carries the sign-in form's token from `proxy.ts`, which can set its cookie, to the page, which cannot. */
export const CSRF_HEADER = 'x-tashrif-csrf'

export type CsrfToken = { token: string; cookie: { name: string; value: string }; isNew: boolean }

type Jar = { getAll(): { name: string; value: string }[]; has(name: string): boolean }

const hashOf = (token: string, secret: string) => createHash('sha256').update(`${token}${secret}`).digest('hex')

/**
 * Each token has a cookie of its own: of two sign-in pages that a browser opens at once each sets one, and with a
 * single name the later would make the earlier page's form a stranger.
 */
const nameOf = (token: string, base: string) =>
  `${base}.${createHash('sha256').update(token).digest('hex').slice(0, 16)}`

/**
 * The double-submit token in next-auth's own format (`token|sha256(token + secret)`): that of a cookie of ours, else new.
 * @param base what the names of its cookies begin with.
 */
export function csrfToken(jar: Pick<Jar, 'getAll'>, base: string, secret: string): CsrfToken {
  for (const cookie of jar.getAll()) {
    const [token, hash] = cookie.value.split('|')
    if (!token || !hash || cookie.name !== nameOf(token, base)) continue
    if (isEqual(hash, hashOf(token, secret))) return { token, cookie, isNew: false }
  }
  const token = randomBytes(32).toString('hex')
  return { token, cookie: { name: nameOf(token, base), value: `${token}|${hashOf(token, secret)}` }, isNew: true }
}

/**
 * The name of the cookie that a posted token has to match: its own, or `base` where there is none, as for clients that
 * have theirs from `/api/auth/csrf`. It chooses only what next-auth compares; that the cookie is ours and holds this
 * token, next-auth checks.
 */
export function csrfCookieName(posted: string | null, jar: Pick<Jar, 'has'>, base: string): string {
  const own = nameOf(posted ?? '', base)
  return jar.has(own) ? own : base
}

function isEqual(first: string, second: string): boolean {
  const [a, b] = [Buffer.from(first), Buffer.from(second)]
  return a.length === b.length && timingSafeEqual(a, b)
}

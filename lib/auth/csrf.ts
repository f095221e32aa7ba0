import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Carries the sign-in form's token from `proxy.ts`, which can set its cookie, to the page, which cannot. */
export const CSRF_HEADER = 'x-tashrif-csrf'

export type CsrfToken = { token: string; cookie: string }

const hashOf = (token: string, secret: string) => createHash('sha256').update(`${token}${secret}`).digest('hex')

/** The double-submit token in next-auth's own format (`token|sha256(token + secret)`): the cookie's if it is ours, else new. */
export function csrfToken(cookie: string | undefined, secret: string): CsrfToken & { isNew: boolean } {
  const [token, hash] = cookie?.split('|') ?? []
  if (cookie && token && hash && isEqual(hash, hashOf(token, secret))) return { token, cookie, isNew: false }
  const made = randomBytes(32).toString('hex')
  return { token: made, cookie: `${made}|${hashOf(made, secret)}`, isNew: true }
}

function isEqual(first: string, second: string): boolean {
  const [a, b] = [Buffer.from(first), Buffer.from(second)]
  return a.length === b.length && timingSafeEqual(a, b)
}

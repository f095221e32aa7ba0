import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { csrfCookieName, csrfToken } from './csrf'

const SECRET = 'a secret of the tests'
const BASE = 'tashrif.csrf'

type Cookie = { name: string; value: string }
const jar = (...cookies: Cookie[]) => ({
  getAll: () => cookies,
  has: (name: string) => cookies.some((cookie) => cookie.name === name),
})
const made = (secret = SECRET) => csrfToken(jar(), BASE, secret)

describe('the token of the form', () => {
  it('stays while its cookie is there', () => {
    const { token, cookie, isNew } = made()
    expect(isNew).toBe(true)
    expect(csrfToken(jar({ name: 'other', value: 'x' }, cookie), BASE, SECRET)).toEqual({ token, cookie, isNew: false })
  })

  it('is in the format that next-auth checks', () => {
    const { token, cookie } = made()
    expect(cookie.value).toBe(
      `${token}|${createHash('sha256')
        .update(token + SECRET)
        .digest('hex')}`,
    )
  })

  it.each(['', 'token', 'token|', '|hash', `token|${'0'.repeat(64)}`])('is a new one beside %s', (value) => {
    const { name } = made().cookie
    expect(csrfToken(jar({ name, value }, { name: BASE, value }), BASE, SECRET).isNew).toBe(true)
  })

  it('is a new one beside a cookie of another name or secret', () => {
    const { name, value } = made().cookie
    expect(csrfToken(jar({ name: `${name}0`, value }), BASE, SECRET).isNew).toBe(true)
    expect(csrfToken(jar(made('another').cookie), BASE, SECRET).isNew).toBe(true)
  })
})

describe('what a posted token is compared with', () => {
  const [first, second] = [made(), made()]

  it('is its own cookie, of however many', () => {
    const both = jar(first.cookie, second.cookie)
    expect(csrfCookieName(first.token, both, BASE)).toBe(first.cookie.name)
    expect(csrfCookieName(second.token, both, BASE)).toBe(second.cookie.name)
  })

  it('is never the cookie of another token', () => {
    expect(csrfCookieName(second.token, jar(first.cookie), BASE)).toBe(BASE)
    expect(csrfCookieName(null, jar(first.cookie), BASE)).toBe(BASE)
  })
})

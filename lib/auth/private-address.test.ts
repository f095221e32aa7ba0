import { beforeAll, expect, it } from 'vitest'
import { hashToken, newToken, openToken, sealToken } from './private-address'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/nothing'
  process.env.SESSION_SECRET ??= 'a session secret for tests alone, forty-eight long'
})

it('a token is 32 bytes, another each time', () => {
  const tokens = Array.from({ length: 100 }, newToken)
  expect(new Set(tokens).size).toBe(100)
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token) && Buffer.from(token, 'base64url').length === 32)).toBe(true)
})

it('what is kept of it does not lead back to it', () => {
  const token = newToken()
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashToken(token)).toBe(hashToken(token))
  expect(hashToken(`${token}x`)).not.toBe(hashToken(token))
})

it('a sealed token opens for what it was sealed for alone, and unchanged alone', () => {
  const token = newToken()
  const sealed = sealToken('calendar-feed:one', token)
  expect(sealed).not.toContain(token)
  expect(openToken('calendar-feed:one', sealed)).toBe(token)
  expect(() => openToken('calendar-feed:other', sealed)).toThrow()
  expect(() => openToken('private-link:one', sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[30] = (bytes[30] ?? 0) ^ 1
  expect(() => openToken('calendar-feed:one', bytes.toString('base64url'))).toThrow()
})

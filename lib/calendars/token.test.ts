import { beforeAll, expect, it } from 'vitest'
import { hashFeedToken, newFeedToken, openToken, sealToken } from './token'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/nothing'
  process.env.SESSION_SECRET ??= 'a session secret for tests alone, forty-eight long'
})

it('a token is 32 bytes, another each time', () => {
  const tokens = Array.from({ length: 100 }, newFeedToken)
  expect(new Set(tokens).size).toBe(100)
  expect(tokens.every((token) => /^[\w-]{43}$/.test(token) && Buffer.from(token, 'base64url').length === 32)).toBe(true)
})

it('what is kept of it does not lead back to it', () => {
  const token = newFeedToken()
  expect(hashFeedToken(token)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashFeedToken(token)).toBe(hashFeedToken(token))
  expect(hashFeedToken(`${token}x`)).not.toBe(hashFeedToken(token))
})

it('a sealed token opens for its own feed alone, and unchanged alone', () => {
  const token = newFeedToken()
  const sealed = sealToken('feed', token)
  expect(sealed).not.toContain(token)
  expect(openToken('feed', sealed)).toBe(token)
  expect(() => openToken('other', sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[30] = (bytes[30] ?? 0) ^ 1
  expect(() => openToken('feed', bytes.toString('base64url'))).toThrow()
})

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/platform/id'
import { sessionIdIn, sessionToken } from './token'

beforeAll(() => {
  vi.stubEnv('SESSION_SECRET', 'x'.repeat(40))
  vi.stubEnv('DATABASE_URL', 'postgresql://localhost/none')
})

describe('the cookie of a session', () => {
  it('gives the session’s id, the first time and again', async () => {
    const id = newId()
    const token = await sessionToken(id)
    expect(await sessionIdIn(token)).toBe(id)
    expect(await sessionIdIn(token)).toBe(id)
  })

  it('ends, also when it was opened before', async () => {
    const token = await sessionToken(newId())
    expect(await sessionIdIn(token)).not.toBe(null)
    expect(await sessionIdIn(token, Date.now() + 13 * 3_600_000)).toBe(null)
  })

  it('is nothing when it is missing, made up or changed', async () => {
    const token = await sessionToken(newId())
    expect(await sessionIdIn(undefined)).toBe(null)
    expect(await sessionIdIn('made up')).toBe(null)
    expect(await sessionIdIn(`${token.slice(0, -4)}AAAA`)).toBe(null)
  })

  it('is still right after more cookies than are remembered', async () => {
    const id = newId()
    const token = await sessionToken(id)
    await sessionIdIn(token)
    for (let count = 0; count < 1_100; count++) await sessionIdIn(await sessionToken(newId()))
    expect(await sessionIdIn(token)).toBe(id)
  })
})

import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password'

const PASSWORD = 'twelve chars'

describe('a password', () => {
  it('is kept as Argon2id with the costs of the design', async () => {
    expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('is known again, also when an accent is typed in another way', async () => {
    const hash = await hashPassword('cafe\u0301 in the morning')
    expect(await verifyPassword('caf\u00e9 in the morning', hash)).toBe(true)
    expect(await verifyPassword('cafe in the morning', hash)).toBe(false)
  })

  it('is nobody’s where there is no hash', async () => {
    expect(await verifyPassword('', null)).toBe(false)
    expect(await verifyPassword(PASSWORD, null)).toBe(false)
  })

  it('is refused below twelve and above two hundred characters', async () => {
    await expect(hashPassword('eleven char')).rejects.toThrow(RangeError)
    await expect(hashPassword('a'.repeat(201))).rejects.toThrow(RangeError)
    expect(await verifyPassword('a'.repeat(1_000_000), await hashPassword(PASSWORD))).toBe(false)
  })

  it('takes the same work for an unknown account as for a wrong password', async () => {
    const hash = await hashPassword(PASSWORD)
    const time = async (known: string | null) => {
      const start = performance.now()
      for (let i = 0; i < 5; i++) await verifyPassword('a wrong password', known)
      return performance.now() - start
    }
    await time(hash)
    const [known, unknown] = [await time(hash), await time(null)]
    // Roughly: what must not happen is that one of them skips the hashing.
    expect(unknown / known).toBeGreaterThan(0.3)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { clearAccountLimit, countAttempt } from './limits'
import { hashPassword } from './password'
import { findLiveSession } from './session'
import { signIn } from './sign-in'

const PASSWORD = 'a password of the tests'
const WRONG = { ok: false, problem: 'wrong' }
let email: string
let address: string
let count = 0
const attempt = (more: Partial<{ email: string; password: string; address: string }> = {}) =>
  signIn({ email, password: PASSWORD, address, ...more }, new Date())
const minutes = (n: number) => vi.setSystemTime(Date.now() + n * 60_000)

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-12T10:00:00Z') })
  count += 1
  address = `198.51.100.${count}`
  email = (await makeUser(db(), { roles: ['staff'], passwordHash: await hashPassword(PASSWORD) })).email
})
afterEach(() => vi.useRealTimers())

describe('signing in', () => {
  it('opens a session of the account', async () => {
    const answer = await attempt()
    if (!answer.ok) throw new Error('not signed in')
    expect(await findLiveSession(answer.sessionId, new Date())).toMatchObject({ email, actor: { roles: ['staff'] } })
  })

  it('takes the address in any case and with spaces around it', async () => {
    expect(await attempt({ email: `  ${email.toUpperCase()} ` })).toMatchObject({ ok: true })
  })

  it('answers an unknown, a wrong, a deactivated and a passwordless account alike', async () => {
    const waiting = await makeUser(db(), { roles: ['staff'] })
    expect(await attempt({ password: 'not the password' })).toEqual(WRONG)
    expect(await attempt({ email: 'nobody@office.example' })).toEqual(WRONG)
    expect(await attempt({ email: waiting.email, password: '' })).toEqual(WRONG)
    await db().user.update({ where: { email }, data: { deactivatedAt: new Date() } })
    expect(await attempt()).toEqual(WRONG)
  })

  it.each(['', ' ', 'a'.repeat(400), 'a\0b@office.example', '%@%'])(
    'is not troubled by the address %j',
    async (odd) => {
      expect(await attempt({ email: odd })).toEqual(WRONG)
    },
  )
})

describe('attempts on an account', () => {
  const fail = async (times: number) => {
    for (let i = 0; i < times; i++) expect(await attempt({ password: 'not the password' })).toEqual(WRONG)
  }
  const limited = (waitSeconds: number) => ({ ok: false, problem: 'limited', waitSeconds })

  it('are over after five, also with the right password and from elsewhere', async () => {
    await fail(5)
    expect(await attempt()).toEqual(limited(900))
    expect(await attempt({ address: '203.0.113.9' })).toEqual(limited(900))
  })

  it('are over for an account that does not exist just the same', async () => {
    email = `nobody-${count}@office.example`
    await fail(5)
    expect(await attempt()).toEqual(limited(900))
  })

  it('go on after the wait, which says how long it still is', async () => {
    await fail(5)
    await attempt()
    minutes(10)
    expect(await attempt()).toEqual(limited(300))
    minutes(5.1)
    expect(await attempt()).toMatchObject({ ok: true })
  })

  it('wait twice as long each time, an hour at most', async () => {
    const waits: number[] = []
    for (let round = 0; round < 4; round++) {
      await fail(5)
      const answer = await attempt()
      if (answer.ok || answer.problem !== 'limited') throw new Error('not limited')
      waits.push(answer.waitSeconds / 60)
      minutes(answer.waitSeconds / 60 + 0.1)
    }
    expect(waits).toEqual([15, 30, 60, 60])
  })

  it('begin anew after a success', async () => {
    await fail(4)
    expect(await attempt()).toMatchObject({ ok: true })
    await fail(5)
    expect(await attempt()).toEqual(limited(900))
  })

  it('begin anew when an admin says so', async () => {
    await fail(5)
    await attempt()
    await clearAccountLimit(email)
    expect(await attempt()).toMatchObject({ ok: true })
  })

  it('are counted when they come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt({ password: 'not the password' })))
    expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong')).toHaveLength(5)
  })
})

describe('attempts from an address', () => {
  it('are over after fifty on any accounts, while other addresses go on', async () => {
    for (let i = 0; i < 50; i++) {
      expect(await countAttempt(`somebody-${count}-${i}@office.example`, address)).toEqual({ waitSeconds: 0 })
    }
    expect(await attempt()).toMatchObject({ problem: 'limited' })
    expect(await attempt({ address: '203.0.113.10' })).toMatchObject({ ok: true })
  })

  it('are not used up by people who sign in', async () => {
    for (let i = 0; i < 40; i++) {
      await countAttempt(`somebody-${count}-${i}@office.example`, address)
      await attempt()
    }
    expect(await attempt()).toMatchObject({ ok: true })
  })

  it('leave no name and no address in the table', async () => {
    await attempt({ password: 'not the password' })
    const keys = (await db().rateLimit.findMany()).map(({ key }) => key).join(' ')
    expect(keys).not.toContain(email)
    expect(keys).not.toContain('198.51')
  })
})

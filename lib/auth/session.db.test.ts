import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { findLiveSession, openSession, revokeSession, revokeSessionsOf, type SessionRules } from './session'

const RULES: SessionRules = { idleMinutes: 120, absoluteHours: 12, homeZone: 'Asia/Tashkent' }
const NOW = new Date('2027-03-12T10:00:00Z')
const later = (minutes: number, from = NOW) => new Date(from.getTime() + minutes * 60_000)

let userId: string
let sessionId: string
const find = (now: Date, id = sessionId) => findLiveSession(id, now, RULES)

beforeEach(async () => {
  userId = (await makeUser(db(), { name: 'Somebody', roles: ['staff', 'planner'] })).id
  sessionId = await openSession(userId, NOW, RULES)
})

describe('a session', () => {
  it('says who acts, with which roles, in which session', async () => {
    const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } })
    expect(await find(NOW)).toEqual({
      id: sessionId,
      email,
      unread: 0,
      actor: { kind: 'user', userId, personId: null, name: 'Somebody', roles: ['staff', 'planner'], sessionId },
    })
  })

  it('counts the notices that they have not read yet', async () => {
    const notice = {
      userId,
      kind: 'version_issued',
      subjectType: 'programme_version',
      subjectId: newId(),
      createdAt: NOW,
    }
    const other = await makeUser(db())
    await db().notification.createMany({
      data: [notice, notice, { ...notice, readAt: NOW }, { ...notice, userId: other.id }],
    })
    expect((await find(NOW))?.unread).toBe(2)
  })

  it('is nobody’s for an id that is none or that nobody has', async () => {
    expect(await find(NOW, newId())).toBe(null)
    expect(await find(NOW, "' OR 1=1")).toBe(null)
  })

  it('ends when it was not used for too long', async () => {
    expect(await find(later(119))).not.toBe(null)
    expect(await find(later(119 + 119))).not.toBe(null)
    expect(await find(later(119 + 119 + 120))).toBe(null)
  })

  it('ends at its absolute end, however busy it is', async () => {
    for (let minutes = 100; minutes < 720; minutes += 100) expect(await find(later(minutes))).not.toBe(null)
    expect(await find(later(719))).not.toBe(null)
    expect(await find(later(720))).toBe(null)
  })

  it('ends at once when it is revoked', async () => {
    expect(await revokeSession(userId, sessionId, NOW)).toBe(true)
    expect(await find(NOW)).toBe(null)
    expect(await revokeSession(userId, sessionId, NOW)).toBe(false)
  })

  it('is not revoked by somebody else', async () => {
    const other = await makeUser(db())
    expect(await revokeSession(other.id, sessionId, NOW)).toBe(false)
    expect(await find(NOW)).not.toBe(null)
  })

  it('ends with all others of the account but the one that is kept', async () => {
    const [second, third] = [await openSession(userId, NOW, RULES), await openSession(userId, NOW, RULES)]
    expect(await revokeSessionsOf(userId, NOW, { except: second })).toBe(2)
    expect(await Promise.all([find(NOW), find(NOW, second), find(NOW, third)])).toMatchObject([
      null,
      { id: second },
      null,
    ])
  })

  it('ends at once when the account is deactivated', async () => {
    await db().user.update({ where: { id: userId }, data: { deactivatedAt: NOW } })
    expect(await find(NOW)).toBe(null)
  })

  it('follows the roles as they are at each request', async () => {
    await db().userRole.deleteMany({ where: { userId, role: 'planner' } })
    expect((await find(NOW))?.actor.roles).toEqual(['staff'])
  })

  it('writes when it was last seen at most once a minute', async () => {
    const lastSeen = async () => (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt
    await find(new Date(NOW.getTime() + 59_000))
    expect(await lastSeen()).toEqual(NOW)
    await find(later(1))
    expect(await lastSeen()).toEqual(later(1))
  })
})

describe('an acting manager', () => {
  it('is one up to the end of the last day in the zone of the capital', async () => {
    await db().userRole.create({ data: { userId, role: 'manager', until: new Date('2027-03-12') } })
    const rolesAt = async (time: string) => {
      const now = new Date(time)
      return (await find(now, await openSession(userId, now, RULES)))?.actor.roles
    }
    // Tashkent is five hours ahead of UTC.
    expect(await rolesAt('2027-03-12T18:59:59Z')).toContain('manager')
    expect(await rolesAt('2027-03-12T19:00:00Z')).not.toContain('manager')
  })
})

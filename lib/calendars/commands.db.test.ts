import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { openToken } from '@/lib/auth/private-address'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFeed } from '@/prisma/factories/calendars'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { makeCalendarFeed, revokeCalendarFeed } from './commands'
import { findFeed } from './feed.queries'
import { withShownAddress } from './shown-address'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

async function onVisit(fields: Parameters<typeof makeVisit>[1] = {}) {
  const visit = await makeVisit(db(), fields)
  const person = await makePerson(db())
  await makeMember(db(), { visitId: visit.id, personId: person.id })
  return { visitId: visit.id, personId: person.id, name: person.name }
}
type Who = { visitId: string; personId: string }
const inputOf = ({ visitId, personId }: Who, replaces: string | null = null) => ({
  commandId: newId(),
  visitId,
  personId,
  replaces,
})
async function made(who: Who, replaces: string | null = null) {
  const result = await makeCalendarFeed(planner, inputOf(who, replaces), NOW)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  const { feedId, sealed } = result.value
  return { feedId, token: openToken(`calendar-feed:${feedId}`, sealed) }
}
const eventsOf = async (visitId: string) =>
  (await db().auditEvent.findMany({ where: { visitId }, orderBy: { id: 'asc' } })).map((e) => [e.action, e.subjectName])
const failureOf = async (result: ReturnType<typeof makeCalendarFeed | typeof revokeCalendarFeed>) => {
  const answer = await result
  return answer.ok ? null : answer.failure.kind
}

describe('making a private address', () => {
  it('gives 256 random bits, of which the database keeps a hash alone', async () => {
    const who = await onVisit()
    const { feedId, token } = await made(who)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const row = await db().calendarFeed.findUniqueOrThrow({ where: { id: feedId } })
    expect(row).toMatchObject({ ...{ visitId: who.visitId, personId: who.personId }, createdByName: planner.name })
    const kept = JSON.stringify([
      row,
      await db().commandReceipt.findMany(),
      await db().auditEvent.findMany({ where: { visitId: who.visitId } }),
    ])
    expect(kept).not.toContain(token)
    expect(await findFeed(token, NOW)).toMatchObject({ id: feedId, personId: who.personId })
    expect(await eventsOf(who.visitId)).toEqual([['calendar_feed.made', who.name]])
  })

  it('shows the same address when it is sent again', async () => {
    const who = await onVisit()
    const input = inputOf(who)
    const [first, again] = [
      await withShownAddress(makeCalendarFeed)(planner, input, NOW),
      await withShownAddress(makeCalendarFeed)(planner, input, NOW),
    ]
    expect(first).toEqual(again)
    expect(first.ok && first.value.address).toMatch(/\/api\/feeds\/[\w-]{43}\.ics$/)
    expect(await db().calendarFeed.count({ where: { visitId: who.visitId } })).toBe(1)
  })

  it('ends the one before, and says both', async () => {
    const who = await onVisit()
    const first = await made(who)
    const second = await made(who, first.feedId)
    expect(await findFeed(first.token, NOW)).toBeNull()
    expect(await findFeed(second.token, NOW)).not.toBeNull()
    expect((await eventsOf(who.visitId)).map(([action]) => action)).toEqual([
      'calendar_feed.made',
      'calendar_feed.revoked',
      'calendar_feed.made',
    ])
  })

  it('does not end one that the person never saw', async () => {
    const who = await onVisit()
    const { token } = await made(who)
    expect(await failureOf(makeCalendarFeed(planner, inputOf(who), NOW))).toBe('refused')
    expect(await failureOf(makeCalendarFeed(planner, inputOf(who, newId()), NOW))).toBe('refused')
    expect(await findFeed(token, NOW)).not.toBeNull()
  })

  it('is refused for who is not on the visit, and for who was taken off it', async () => {
    const { visitId, personId } = await onVisit()
    const other = await makePerson(db())
    expect(await failureOf(makeCalendarFeed(planner, inputOf({ visitId, personId: other.id }), NOW))).toBe('refused')
    await db().delegationMember.updateMany({ where: { visitId, personId }, data: { archivedAt: NOW } })
    expect(await failureOf(makeCalendarFeed(planner, inputOf({ visitId, personId }), NOW))).toBe('refused')
  })

  it('is open to hosts, interpreters and note-takers too', async () => {
    const visit = await makeVisit(db())
    const [host, interpreter, writer] = [await makePerson(db()), await makePerson(db()), await makePerson(db())]
    await makeContact(db(), { visitId: visit.id, personId: host.id })
    await makeItem(db(), { visitId: visit.id, interpreterId: interpreter.id, noteTakerId: writer.id })
    for (const { id } of [host, interpreter, writer]) await made({ visitId: visit.id, personId: id })
    expect(await db().calendarFeed.count({ where: { visitId: visit.id } })).toBe(3)
  })
})

describe('who may', () => {
  const linked = (role: Actor, personId: string): Actor => ({ ...role, personId })

  it('planners keep everybody’s, anybody else their own alone', async () => {
    for (const role of ['viewer', 'staff', 'admin'] as const) {
      const actor = await asRole(db(), role)
      const who = await onVisit()
      expect(await failureOf(makeCalendarFeed(actor, inputOf(who), NOW))).toBe('forbidden')
      const { feedId } = await made(who)
      const revoke = () => ({ commandId: newId(), feedId })
      expect(await failureOf(revokeCalendarFeed(actor, revoke(), NOW))).toBe('forbidden')
      const self = linked(actor, who.personId)
      expect(await failureOf(makeCalendarFeed(self, inputOf(who, feedId), NOW))).toBeNull()
      const own = await db().calendarFeed.findFirstOrThrow({
        where: { visitId: who.visitId, personId: who.personId, revokedAt: null },
      })
      expect(await failureOf(revokeCalendarFeed(self, { commandId: newId(), feedId: own.id }, NOW))).toBeNull()
    }
  })

  it('nobody for a visit that they may not see, even for themselves', async () => {
    const who = await onVisit({ restricted: true })
    const { feedId } = await makeFeed(db(), { visitId: who.visitId, personId: who.personId }).then((feed) => ({
      feedId: feed.id,
    }))
    for (const actor of [planner, linked(staff, who.personId)]) {
      expect(await failureOf(makeCalendarFeed(actor, inputOf(who, feedId), NOW))).toBe('missing')
      expect(await failureOf(revokeCalendarFeed(actor, { commandId: newId(), feedId }, NOW))).toBe('missing')
    }
  })
})

describe('revoking', () => {
  it('ends it at once, once, with its line in the history', async () => {
    const who = await onVisit()
    const { feedId, token } = await made(who)
    const revoke = () => revokeCalendarFeed(planner, { commandId: newId(), feedId }, NOW)
    expect(await failureOf(revoke())).toBeNull()
    expect(await findFeed(token, NOW)).toBeNull()
    expect(await failureOf(revoke())).toBe('missing')
    expect(await eventsOf(who.visitId)).toEqual([
      ['calendar_feed.made', who.name],
      ['calendar_feed.revoked', who.name],
    ])
    expect(await db().calendarFeed.findUniqueOrThrow({ where: { id: feedId } })).toMatchObject({
      revokedAt: NOW,
      revokedBy: planner.userId,
    })
  })
})

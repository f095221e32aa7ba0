import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { cancelItem, editItem } from '@/lib/programme/commands'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { issueVersion } from './commands'
import { getDraft } from './draft.queries'
import { fingerprint } from './fingerprint'
import { getVersion, listVersions } from './queries'
import { snapshotSchema } from './snapshot'

const NOW = new Date('2027-03-12T08:00:00Z')
let planner: Actor

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
})

const seenOf = async (visitId: string) => {
  const draft = await getDraft(planner, visitId, NOW)
  return draft ? fingerprint(draft) : ''
}
const issue = async (visitId: string, more: object = {}, actor = planner) =>
  issueVersion(actor, { commandId: newId(), visitId, note: '', seen: await seenOf(visitId), ...more }, NOW)
const issued = async (visitId: string, more: object = {}) => {
  const result = await issue(visitId, more)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
const edit = async (itemId: string, fields: object) => {
  const { version, visitId, ...item } = await db().programmeItem.findUniqueOrThrow({ where: { id: itemId } })
  const { title, type, venue, startTime, date } = item
  const day = date?.toISOString().slice(0, 10) ?? ''
  const input = { commandId: newId(), itemId, version, title, type, venue, startTime, date: day, ...fields }
  const result = await editItem(planner, input, NOW)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
}
const warningsOf = (result: Awaited<ReturnType<typeof issueVersion>>) =>
  !result.ok && result.failure.kind === 'confirm' ? result.failure.warnings : []

describe('issuing a version', () => {
  it('freezes everything that a printed programme shows, as it is then', async () => {
    const visit = await makeVisit(db(), { title: 'Water talks', arrivalDate: new Date('2027-03-12') })
    const ministry = await makeOrganisation(db(), { name: 'Ministry of Water' })
    const member = await makeMember(db(), {
      visitId: visit.id,
      title: 'Adviser',
      organisationId: ministry.id,
      phone: '+998 1',
    })
    const contact = await makeContact(db(), { visitId: visit.id, title: 'Mayor', phone: '+86 2' })
    const item = await makeItem(db(), {
      visitId: visit.id,
      title: 'Встреча 会议',
      dayNumber: 1,
      startTime: '10:00',
      venue: 'Hall 1',
      hosts: [ministry.id],
      participants: [member.id],
      counterparts: [contact.id],
    })
    await db().toBeConfirmed.create({ data: { itemId: item.id, field: 'place', createdAt: NOW } })
    await db().toBeConfirmed.create({ data: { itemId: item.id, field: 'time', createdAt: NOW, settledAt: NOW } })
    await db().toBeConfirmed.create({
      data: { itemId: item.id, field: 'noteTaker', createdAt: NOW, settledAt: NOW, notNeeded: true },
    })
    const subgroup = await db().subgroup.create({
      data: { visitId: visit.id, name: 'Water', position: 1, organisationId: ministry.id },
    })
    await issued(visit.id, { note: 'First for the embassy' })

    await db().delegationMember.update({ where: { id: member.id }, data: { title: 'Minister' } })
    await db().visit.update({ where: { id: visit.id }, data: { title: 'Other talks' } })
    const version = await getVersion(planner, visit.id, 1)
    expect(version).toMatchObject({
      number: 1,
      note: 'First for the embassy',
      issuedByName: planner.name,
      issuedAt: NOW.toISOString(),
    })
    expect(version?.snapshot.visit).toMatchObject({ title: 'Water talks', arrivalDate: '2027-03-12' })
    expect(version?.snapshot.members).toMatchObject([
      { id: member.id, title: 'Adviser', organisation: { name: 'Ministry of Water' }, travels: true },
    ])
    expect(version?.snapshot.contacts).toMatchObject([{ id: contact.id, name: null, title: 'Mayor' }])
    expect(version?.snapshot.subgroups).toEqual([{ id: subgroup.id, name: 'Water', memberIds: [member.id] }])
    expect(version?.snapshot.days).toMatchObject([
      {
        key: 'date:2027-03-12',
        items: [
          {
            title: 'Встреча 会议',
            venue: 'Hall 1',
            time: { dayNumber: 1, startTime: '10:00' },
            hosts: [{ name: 'Ministry of Water' }],
            participants: [{ memberId: member.id }],
            counterparts: [{ contactId: contact.id, answer: 'not_confirmed' }],
            unconfirmed: ['place'],
            notNeeded: ['noteTaker'],
          },
        ],
      },
    ])
    // How to reach people is nobody's to read in a programme.
    expect(JSON.stringify(version?.snapshot)).not.toMatch(/\+998 1|\+86 2/)
  })

  it('holds who left the delegation only where they were at something', async () => {
    const visit = await makeVisit(db())
    const [held, ahead] = [
      await makeMember(db(), { visitId: visit.id, archivedAt: NOW }),
      await makeMember(db(), { visitId: visit.id, archivedAt: NOW }),
    ]
    await makeItem(db(), { visitId: visit.id, status: 'held', participants: [held.id] })
    await makeItem(db(), { visitId: visit.id, participants: [ahead.id] })
    expect((await getDraft(planner, visit.id, NOW))?.members).toMatchObject([{ id: held.id, travels: false }])
  })

  it('counts 1, 2, … within the visit, and goes on the record', async () => {
    const [one, other] = [await makeVisit(db()), await makeVisit(db())]
    const item = await makeItem(db(), { visitId: one.id })
    await makeItem(db(), { visitId: other.id })
    expect(await issued(one.id)).toMatchObject({ number: 1 })
    await edit(item.id, { venue: 'Hall 2' })
    const second = await issued(one.id, { note: 'Another hall' })
    expect(second).toMatchObject({ number: 2 })
    expect(await issued(other.id)).toMatchObject({ number: 1 })
    const events = await db().auditEvent.findMany({
      where: { visitId: one.id, action: 'version.issued' },
      orderBy: { id: 'asc' },
    })
    expect(events).toMatchObject([
      { subjectName: '1', actorName: planner.name },
      { subjectName: '2', subjectId: second.id, changes: { note: { from: null, to: 'Another hall' } } },
    ])
    const { rows } = await listVersions(planner, one.id)
    expect(rows).toMatchObject([
      { number: 2, items: 1, summary: { added: 0, changed: 1 } },
      { number: 1, items: 1, summary: null },
    ])
    expect((await listVersions(planner, one.id, 2)).rows).toMatchObject([{ number: 1 }])
  })

  it('gives two who issue at once one number each, and asks the second whether nothing changed is meant', async () => {
    const visit = await makeVisit(db())
    await makeItem(db(), { visitId: visit.id })
    const results = await Promise.all([issue(visit.id), issue(visit.id)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.flatMap(warningsOf)).toMatchObject([{ code: 'unchanged', values: { number: 1 } }])
    expect(await issued(visit.id, { confirmed: ['unchanged'] })).toMatchObject({ number: 2 })
  })

  it('answers a resend with the same version', async () => {
    const visit = await makeVisit(db())
    await makeItem(db(), { visitId: visit.id })
    const input = { commandId: newId(), visitId: visit.id, note: '', seen: await seenOf(visit.id) }
    const [first, again] = [await issueVersion(planner, input, NOW), await issueVersion(planner, input, NOW)]
    expect(again).toEqual(first)
    expect(await db().programmeVersion.count({ where: { visitId: visit.id } })).toBe(1)
  })
})

describe('a version issued while somebody else edits', () => {
  it('asks when the programme is no longer what the page showed, by name, and again when it moves once more', async () => {
    const visit = await makeVisit(db())
    const [first, gone] = [
      await makeItem(db(), { visitId: visit.id, title: 'Talks' }),
      await makeItem(db(), { visitId: visit.id, title: 'Dinner' }),
    ]
    const seen = await seenOf(visit.id)
    await edit(first.id, { venue: 'Hall 2' })
    await db().programmeItem.update({ where: { id: gone.id }, data: { archivedAt: NOW } })
    const asked = warningsOf(await issue(visit.id, { seen }))
    expect(asked).toMatchObject([
      { key: 'refusals.versions.itemsMoved', values: { count: 2, titles: 'Talks; Dinner' } },
    ])
    const confirmed = asked.map(({ code }) => code)
    await edit(first.id, { venue: 'Hall 3' })
    expect(warningsOf(await issue(visit.id, { seen, confirmed }))).toHaveLength(1)
    const again = warningsOf(await issue(visit.id, { seen })).map(({ code }) => code)
    expect(await issued(visit.id, { seen, confirmed: again })).toMatchObject({ number: 1 })
  })

  it('waits for the edit under way and then asks', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id, title: 'Talks' })
    const seen = await seenOf(visit.id)
    let issuing: ReturnType<typeof issueVersion> | undefined
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`/* test.lock */ SELECT 1 FROM visit WHERE id = ${visit.id}::uuid FOR NO KEY UPDATE`
      issuing = issueVersion(planner, { commandId: newId(), visitId: visit.id, seen }, NOW)
      await tx.programmeItem.update({ where: { id: item.id }, data: { venue: 'Hall 9' } })
    })
    expect(
      warningsOf((await issuing) ?? { ok: true, value: { id: '', number: 0, notified: 0, toTell: 0 } }),
    ).toMatchObject([{ values: { count: 1, titles: 'Talks' } }])
  })

  it('asks when the delegation moved, or only the order of a day', async () => {
    const visit = await makeVisit(db())
    const items = [await makeItem(db(), { visitId: visit.id }), await makeItem(db(), { visitId: visit.id })]
    const seen = await seenOf(visit.id)
    await db().programmeItem.update({ where: { id: items[0]?.id ?? '' }, data: { position: 9 } })
    expect(warningsOf(await issue(visit.id, { seen }))).toMatchObject([{ key: 'refusals.versions.orderMoved' }])
    const later = await seenOf(visit.id)
    await makeMember(db(), { visitId: visit.id })
    expect(warningsOf(await issue(visit.id, { seen: later }))).toMatchObject([{ key: 'refusals.versions.restMoved' }])
  })
})

describe('what cannot be issued', () => {
  it('is an empty programme, one of archived items too', async () => {
    const visit = await makeVisit(db())
    await makeItem(db(), { visitId: visit.id, archivedAt: NOW })
    expect(await issue(visit.id)).toMatchObject({
      ok: false,
      failure: { kind: 'refused', reason: { key: 'refusals.versions.empty' } },
    })
  })

  it('is a programme with an item that does not read, by name', async () => {
    const visit = await makeVisit(db())
    await makeItem(db(), { visitId: visit.id, title: 'Talks' })
    const item = await makeItem(db(), {
      visitId: visit.id,
      title: 'Odd',
      startZone: 'Mars/Olympus',
      startTime: '10:00',
    })
    expect(await issue(visit.id)).toMatchObject({
      failure: {
        reason: { key: 'refusals.versions.badItem' },
        blockers: [{ values: { title: 'Odd' }, href: `/meetings/${item.id}/edit` }],
      },
    })
  })

  it('is the programme of a closed visit, of one that is hidden, and anybody’s without the permission', async () => {
    const closed = await makeVisit(db(), { status: 'completed' })
    await makeItem(db(), { visitId: closed.id })
    expect(await issue(closed.id)).toMatchObject({ failure: { reason: { key: 'refusals.visitClosed' } } })
    const hidden = await makeVisit(db(), { restricted: true })
    await makeItem(db(), { visitId: hidden.id })
    expect(await issue(hidden.id)).toMatchObject({ failure: { kind: 'missing' } })
    const staff = await asRole(db(), 'staff')
    expect(await issue(closed.id, {}, staff)).toMatchObject({ failure: { kind: 'forbidden' } })
  })
})

describe('an issued version', () => {
  it('cannot be changed, deleted or emptied by the application', async () => {
    const visit = await makeVisit(db())
    await makeItem(db(), { visitId: visit.id })
    const { id } = await issued(visit.id)
    await expect(db().programmeVersion.update({ where: { id }, data: { note: 'Other' } })).rejects.toThrow()
    await expect(db().programmeVersion.delete({ where: { id } })).rejects.toThrow()
    await expect(db().$executeRaw`/* test.truncate */ TRUNCATE programme_version CASCADE`).rejects.toThrow()
    expect(await db().programmeVersion.findUniqueOrThrow({ where: { id } })).toMatchObject({ note: null, number: 1 })
  })

  it('is not there for who may not see the visit', async () => {
    const manager = await asRole(db(), 'manager')
    const visit = await makeVisit(db(), { restricted: true })
    await makeItem(db(), { visitId: visit.id })
    const seen = fingerprint((await getDraft(manager, visit.id, NOW)) ?? snapshotSchema.parse({}))
    expect(await issueVersion(manager, { commandId: newId(), visitId: visit.id, seen }, NOW)).toMatchObject({
      ok: true,
    })
    expect(await getVersion(manager, visit.id, 1)).not.toBeNull()
    expect(await getVersion(planner, visit.id, 1)).toBeNull()
    expect((await listVersions(planner, visit.id)).rows).toEqual([])
  })

  it('tells an item that was cancelled since as cancelled', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id, title: 'Talks' })
    await issued(visit.id)
    await cancelItem(planner, { commandId: newId(), itemId: item.id, version: 1, reason: 'The host fell ill' }, NOW)
    await issued(visit.id)
    expect((await listVersions(systemActor('test'), visit.id)).rows[0]?.summary).toMatchObject({
      cancelled: 1,
      changed: 0,
    })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { listNotices } from '@/lib/notifications/queries'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeRecipient, makeVersion } from '@/prisma/factories/versions'
import { makeVisit } from '@/prisma/factories/visits'
import { issueVersion, markTold, takeBackTold } from './commands'
import { getDraft } from './draft.queries'
import { fingerprint } from './fingerprint'
import { changesFor, listRecipients } from './recipients.queries'

const NOW = new Date('2027-03-12T08:00:00Z')
let manager: Actor
let planner: Actor
let staff: Actor

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
  planner = await asRole(db(), 'planner')
  staff = await asRole(db(), 'staff')
})

async function issue(visitId: string) {
  const draft = await getDraft(manager, visitId, NOW)
  const seen = draft ? fingerprint(draft) : ''
  const result = await issueVersion(manager, { commandId: newId(), visitId, seen }, NOW)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** A member of the visit's delegation with an account in a role, and that account as an actor. */
async function memberWithAccount(visitId: string, role: Role, user: object = {}) {
  const person = await makePerson(db())
  const member = await makeMember(db(), { visitId, personId: person.id })
  const account = await makeUser(db(), { roles: [role], personId: person.id, ...user })
  return { member, person, actor: actorOf(account) }
}

describe('whose programme a version changes', () => {
  it('is notified with an account, and stands on the list to be told without one', async () => {
    const visit = await makeVisit(db())
    const own = await memberWithAccount(visit.id, 'viewer')
    const away = await memberWithAccount(visit.id, 'staff', { deactivatedAt: NOW })
    const ministry = await makeOrganisation(db(), { name: 'Ministry' })
    const plain = await makeMember(db(), { visitId: visit.id, organisationId: ministry.id, phone: '+998 90 1' })
    const contact = await makeContact(db(), { visitId: visit.id, title: 'Mayor', phone: '+86 2' })
    await makeItem(db(), {
      visitId: visit.id,
      participants: [own.member.id, away.member.id, plain.id],
      counterparts: [contact.id],
    })
    const version = await issue(visit.id)
    expect(version).toMatchObject({ notified: 1, toTell: 3 })
    const list = await listRecipients(staff, version.id)
    expect(
      list.map(({ name, phone, organisation, side, notice, told }) => ({
        name,
        phone,
        organisation,
        side,
        notice,
        told,
      })),
    ).toEqual([
      { name: own.person.name, phone: null, organisation: null, side: 'ours', notice: { read: false }, told: null },
      { name: away.person.name, phone: null, organisation: null, side: 'ours', notice: null, told: null },
      {
        name: expect.any(String),
        phone: '+998 90 1',
        organisation: 'Ministry',
        side: 'ours',
        notice: null,
        told: null,
      },
      { name: 'Mayor', phone: '+86 2', organisation: null, side: 'host', notice: null, told: null },
    ])
    const notices = await listNotices(own.actor)
    expect(notices.rows).toMatchObject([
      { kind: 'version_issued', read: false, visit: { id: visit.id }, values: { number: 1, first: true } },
    ])
    expect((await listNotices(away.actor)).rows).toEqual([])
    expect(await changesFor(own.actor, version.id, { kind: 'person', personId: own.person.id })).toMatchObject({
      changes: { items: 1 },
    })
    expect(await changesFor(staff, version.id, { kind: 'contact', contactId: contact.id })).toMatchObject({
      name: 'Mayor',
      changes: { items: 1 },
    })
  })

  it('tells an outsider of a restricted visit nothing in the app, and its team and managers all', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    const outsider = await memberWithAccount(visit.id, 'staff')
    const viewer = await memberWithAccount(visit.id, 'viewer')
    const chief = await memberWithAccount(visit.id, 'manager')
    const onTeam = await memberWithAccount(visit.id, 'staff')
    for (const { actor } of [onTeam, viewer])
      await db().visitTeamMember.create({ data: { visitId: visit.id, userId: actor.userId, addedAt: NOW } })
    const everybody = [outsider, viewer, chief, onTeam]
    await makeItem(db(), { visitId: visit.id, participants: everybody.map(({ member }) => member.id) })
    const version = await issue(visit.id)
    const notified = await Promise.all(everybody.map(async ({ actor }) => (await listNotices(actor)).rows.length))
    expect(notified).toEqual([0, 0, 1, 1])
    expect(await listRecipients(outsider.actor, version.id)).toEqual([])
    expect(await listRecipients(onTeam.actor, version.id)).toHaveLength(4)
    expect(await changesFor(outsider.actor, version.id, { kind: 'person', personId: outsider.person.id })).toBeNull()
  })

  it('does not count an acting manager whose last day is over', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    const { member, actor } = await memberWithAccount(visit.id, 'manager')
    await db().userRole.updateMany({ where: { userId: actor.userId }, data: { until: new Date('2027-03-11') } })
    await makeItem(db(), { visitId: visit.id, participants: [member.id] })
    expect(await issue(visit.id)).toMatchObject({ notified: 0, toTell: 1 })
  })

  it('is only who has a change, from the second version on', async () => {
    const visit = await makeVisit(db())
    const [one, other] = [await makeMember(db(), { visitId: visit.id }), await makeMember(db(), { visitId: visit.id })]
    const item = await makeItem(db(), { visitId: visit.id, participants: [one.id] })
    await makeItem(db(), { visitId: visit.id, participants: [other.id] })
    await issue(visit.id)
    await db().programmeItem.update({ where: { id: item.id }, data: { venue: 'Hall 2' } })
    const second = await issue(visit.id)
    expect(await listRecipients(planner, second.id)).toMatchObject([
      { personId: one.personId, changes: { changed: [{ id: item.id, fields: [{ field: 'venue', to: 'Hall 2' }] }] } },
    ])
  })

  it('shows phones to those alone who may see them', async () => {
    const visit = await makeVisit(db())
    const member = await makeMember(db(), { visitId: visit.id, phone: '+998 90 1' })
    await makeItem(db(), { visitId: visit.id, participants: [member.id] })
    const version = await issue(visit.id)
    const viewer = await asRole(db(), 'viewer')
    expect(await listRecipients(viewer, version.id)).toMatchObject([{ phone: null }])
    expect(await listRecipients(staff, version.id)).toMatchObject([{ phone: '+998 90 1' }])
  })
})

describe('ticking off', () => {
  const input = (recipientId: string) => ({ commandId: newId(), recipientId })
  const toldOf = (id: string) => db().versionRecipient.findUniqueOrThrow({ where: { id } })

  it('keeps who told them and when, the first of two, until it is taken back', async () => {
    const { id } = await makeRecipient(db(), { versionId: (await makeVersion(db())).id })
    expect(await markTold(staff, input(id), NOW)).toMatchObject({ ok: true })
    expect(await markTold(planner, input(id), new Date('2027-03-12T09:00:00Z'))).toMatchObject({ ok: true })
    expect(await toldOf(id)).toMatchObject({ toldAt: NOW, toldBy: staff.userId, toldByName: staff.name })
    expect(await takeBackTold(planner, input(id), NOW)).toMatchObject({ ok: true })
    expect(await toldOf(id)).toMatchObject({ toldAt: null, toldBy: null, toldByName: null })
    const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['version.told', staff.name],
      ['version.told_taken_back', planner.name],
    ])
  })

  it('is for those who run the programme, of visits that they may see, of people who were not notified', async () => {
    const version = await makeVersion(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    const hidden = await makeRecipient(db(), { versionId: version.id })
    expect(await markTold(staff, input(hidden.id), NOW)).toMatchObject({ failure: { kind: 'missing' } })
    expect(await markTold(manager, input(hidden.id), NOW)).toMatchObject({ ok: true })
    expect(await takeBackTold(staff, input(hidden.id), NOW)).toMatchObject({ failure: { kind: 'missing' } })
    expect(await markTold(await asRole(db(), 'viewer'), input(hidden.id), NOW)).toMatchObject({
      failure: { kind: 'forbidden' },
    })
    expect(await markTold(staff, input(newId()), NOW)).toMatchObject({ failure: { kind: 'missing' } })
    const user = await makeUser(db())
    const notified = await makeRecipient(db(), { versionId: (await makeVersion(db())).id, userId: user.id })
    expect(await markTold(staff, input(notified.id), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.versions.notified' } },
    })
  })
})

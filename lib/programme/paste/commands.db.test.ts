import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import { addPastedItems } from '../commands'
import { previewItems } from './queries'

const NOW = new Date('2027-03-01T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')
const viewer = await asRole(db(), 'viewer')
const DATES = { arrivalDate: new Date('2027-03-11'), departureDate: new Date('2027-03-20') }

const row = (fields: object = {}) => ({ id: newId(), row: 2, type: 'meeting', title: 'Talks', ...fields })
const add = (visitId: string, rows: object[], more: object = {}, actor = planner) =>
  addPastedItems(actor, { commandId: newId(), visitId, rows, ...more }, NOW)
const itemsOf = (visitId: string) =>
  db().programmeItem.findMany({
    where: { visitId },
    orderBy: { id: 'asc' },
    include: { hosts: true, counterparts: true, participants: true, subgroups: true },
  })
const fieldsOf = (result: { ok: boolean; failure?: unknown }) =>
  result.ok ? {} : ((result as { failure: { fields?: Record<string, { key: string }[]> } }).failure.fields ?? {})

describe('adding a pasted programme', () => {
  it('adds all rows with their instants and links, new hosts, and one event each', async () => {
    const visit = await makeVisit(db(), DATES)
    await db().visitStop.create({ data: { visitId: visit.id, position: 0, countryCode: 'CN', city: 'Shanghai' } })
    const [known, contact, member] = [
      await makeHost(db(), { visitId: visit.id }),
      await makeContact(db(), { visitId: visit.id, title: 'Director' }),
      await makeMember(db(), { visitId: visit.id }),
    ]
    const other = await makeMember(db(), { visitId: visit.id })
    const office = `Office ${newId()}`
    const rows = [
      row({
        date: '2027-03-12',
        startTime: '14:30',
        endTime: '16:00',
        city: 'Shanghai',
        hosts: [{ id: known.organisationId }, { name: office }],
        counterparts: [contact.id],
        members: [member.id],
        status: 'confirmed',
      }),
      row({ dayNumber: 2, forEveryone: true, hosts: [{ name: office }], typeProposed: true, agenda: 'Time: later' }),
    ]
    expect(await add(visit.id, rows)).toEqual({ ok: true, value: { added: 2 } })
    const [first, second] = await itemsOf(visit.id)
    expect(first).toMatchObject({ id: rows[0]?.id, status: 'confirmed', proposed: [], position: 0 })
    expect(first?.startsAt?.toISOString()).toBe('2027-03-12T06:30:00.000Z')
    expect(first?.counterparts).toMatchObject([{ contactId: contact.id, answer: 'not_confirmed' }])
    expect(first?.participants).toMatchObject([{ memberId: member.id, byHand: true }])
    expect(first?.hosts).toHaveLength(2)
    expect(second).toMatchObject({ proposed: ['type'], forEveryone: true, agenda: 'Time: later' })
    expect(second?.participants.map(({ memberId, byHand }) => [memberId, byHand]).sort()).toEqual(
      [
        [member.id, false],
        [other.id, false],
      ].sort(),
    )
    const created = await db().organisation.findMany({ where: { name: office }, select: { id: true } })
    expect(second?.hosts.map(({ organisationId }) => organisationId)).toEqual(created.map(({ id }) => id))
    const hosts = await db().hostOrganisation.findMany({ where: { visitId: visit.id }, orderBy: { position: 'asc' } })
    expect(hosts.map(({ organisationId }) => organisationId)).toEqual([known.organisationId, created[0]?.id])
    const events = await db().auditEvent.findMany({ where: { visitId: visit.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action).sort()).toEqual([
      'host.added',
      'programme_item.added',
      'programme_item.added',
    ])
  })

  it('is one set when it is sent twice', async () => {
    const visit = await makeVisit(db())
    const [rows, commandId] = [[row(), row()], newId()]
    expect(await add(visit.id, rows, { commandId })).toEqual(await add(visit.id, rows, { commandId }))
    expect(await itemsOf(visit.id)).toHaveLength(2)
    expect(await add(visit.id, rows)).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  })

  it('adds nothing when one row is wrong, and says which', async () => {
    const visit = await makeVisit(db(), DATES)
    await db().visitStop.create({ data: { visitId: visit.id, position: 0, countryCode: 'DE', city: 'Berlin' } })
    const elsewhere = await makeMember(db())
    const office = `Office ${newId()}`
    const wrong = async (fields: object) => {
      const result = await add(visit.id, [row({ hosts: [{ name: office }] }), row(fields)])
      return Object.entries(fieldsOf(result)).map(([path, [message]]) => [path, message?.key])
    }
    expect(await wrong({ title: ' ' })).toEqual([['rows.1.title', 'refusals.programme.titleRequired']])
    expect(await wrong({ startTime: '16:00', endTime: '14:30' })).toMatchObject([
      ['rows.1.endTime', expect.any(String)],
    ])
    expect(await wrong({ date: '2027-03-28', startTime: '02:30' })).toMatchObject([
      ['rows.1.startTime', expect.any(String)],
    ])
    expect(await wrong({ members: [elsewhere.id] })).toEqual([['rows.1.members', 'errors.referenceGone']])
    expect(await wrong({ counterparts: [newId()] })).toEqual([['rows.1.counterparts', 'errors.referenceGone']])
    expect(await wrong({ subgroups: [newId()] })).toEqual([['rows.1.subgroups', 'errors.referenceGone']])
    expect(await wrong({ hosts: [{ id: newId() }] })).toEqual([['rows.1.hosts', 'errors.referenceGone']])
    expect(await itemsOf(visit.id)).toEqual([])
    expect(await db().organisation.count({ where: { name: office } })).toBe(0)
  })

  it('asks once about the rows that are outside the visit', async () => {
    const visit = await makeVisit(db(), DATES)
    const rows = [row({ date: '2028-03-12', row: 4 }), row({ date: '2028-03-13', row: 7 }), row({ date: '2027-03-12' })]
    expect(await add(visit.id, rows)).toMatchObject({
      failure: { kind: 'confirm', warnings: [{ code: 'outsideVisit', values: { count: 2, rows: '4, 7' } }] },
    })
    expect(await add(visit.id, rows, { confirmed: ['outsideVisit'] })).toMatchObject({ ok: true })
  })

  it('is for planners, on a visit that they see and that is open', async () => {
    const hidden = await makeVisit(db(), { restricted: true })
    const closed = await makeVisit(db(), { status: 'completed' })
    const open = await makeVisit(db())
    const kind = async (...args: Parameters<typeof add>) => {
      const result = await add(...args)
      return result.ok ? 'ok' : result.failure.kind
    }
    expect(await kind(open.id, [row()], {}, staff)).toBe('forbidden')
    expect(await kind(open.id, [row()], {}, viewer)).toBe('forbidden')
    expect(await kind(hidden.id, [row()])).toBe('missing')
    expect(await kind(closed.id, [row()])).toBe('refused')
    expect(await kind(open.id, [row()])).toBe('ok')
  })

  it('needs as many statements for forty rows as for four', async () => {
    const visit = await makeVisit(db())
    const host = await makeHost(db(), { visitId: visit.id })
    const member = await makeMember(db(), { visitId: visit.id })
    const fields = { hosts: [{ id: host.organisationId }], members: [member.id], forEveryone: true }
    const cost = (count: number) =>
      countStatements(() =>
        add(
          visit.id,
          Array.from({ length: count }, () => row(fields)),
        ),
      )
    await cost(1)
    expect(await cost(40)).toBe(await cost(4))
  })
})

describe('looking at what a pasted programme would become', () => {
  it('finds members, contacts and organisations of the visit, and writes nothing', async () => {
    const visit = await makeVisit(db(), DATES)
    const person = await makePerson(db(), { name: 'Rashidov Jahongir', otherNames: ['Рашидов Жаҳонгир'] })
    const member = await makeMember(db(), { visitId: visit.id, personId: person.id })
    const contact = await makeContact(db(), { visitId: visit.id, title: 'Secretary General' })
    const stamp = newId().slice(-6)
    const organisation = await makeOrganisation(db(), { name: `Academy ${stamp}`, otherNames: [`Академия ${stamp}`] })
    const text = `Дата\tВремя\tМероприятие\tУчастники\tС кем\tПринимающая сторона\n12 марта\t14:30\tПереговоры\tЖаҳонгир Рашидов\tSecretary general\tакадемия ${stamp}`
    const result = await previewItems(planner, { visitId: visit.id, text })
    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    expect(result.value.rows[0]?.input).toMatchObject({
      date: '2027-03-12',
      startTime: '14:30',
      members: [member.id],
      counterparts: [contact.id],
      hosts: [{ id: organisation.id }],
    })
    expect(await itemsOf(visit.id)).toEqual([])
  })

  it('reads the table as it was corrected, with the columns as they were chosen', async () => {
    const visit = await makeVisit(db(), DATES)
    const table = [
      ['12.03.2027', 'Hall 2', 'Talks'],
      ['', 'Hall 3', 'Lunch'],
    ]
    const asked = { visitId: visit.id, table, header: false, columns: ['date', 'venue', 'title'] }
    const result = await previewItems(planner, asked)
    expect(result).toMatchObject({
      value: {
        rows: [{ input: { venue: 'Hall 2', title: 'Talks' } }, { input: { venue: 'Hall 3', date: '2027-03-12' } }],
      },
    })
  })

  it('is for planners, on a visit that they see and that is open', async () => {
    const [open, hidden] = [await makeVisit(db()), await makeVisit(db(), { restricted: true })]
    const closed = await makeVisit(db(), { status: 'completed' })
    const kind = async (visitId: string, actor = planner) => {
      const result = await previewItems(actor, { visitId, text: 'Talks' })
      return result.ok ? 'ok' : result.failure.kind
    }
    expect(await Promise.all([kind(open.id), kind(hidden.id), kind(closed.id)])).toEqual(['ok', 'missing', 'refused'])
    expect(await Promise.all([kind(open.id, staff), kind(open.id, viewer)])).toEqual(['forbidden', 'forbidden'])
  })

  it('needs as many statements for forty rows as for four', async () => {
    const visit = await makeVisit(db())
    const text = (count: number) =>
      `Event\tHost\n${Array.from({ length: count }, (_, at) => `Talks ${at}\tOffice ${at}`).join('\n')}`
    const cost = (count: number) =>
      countStatements(() => previewItems(planner, { visitId: visit.id, text: text(count) }))
    await cost(1)
    expect(await cost(40)).toBe(await cost(4))
  })
})

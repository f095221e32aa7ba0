import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { editVisit } from './edit-visit.commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')

const form = (visit: { id: string; version: number; title: string }, fields: object) => ({
  commandId: newId(),
  visitId: visit.id,
  version: visit.version,
  title: visit.title,
  direction: 'outgoing',
  homeZone: 'Asia/Tashkent',
  ...fields,
})
const startOf = async (id: string) =>
  (await db().programmeItem.findUniqueOrThrow({ where: { id } })).startsAt?.toISOString() ?? null

it('moves numbered items along with the arrival once the planner has seen how many, and saves nothing before', async () => {
  const visit = await makeVisit(db())
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00' })
  const input = form(visit, { title: 'Renamed', arrivalDate: '2027-03-12' })
  expect(await editVisit(planner, input, NOW)).toMatchObject({
    failure: { kind: 'confirm', warnings: [{ code: 'itemsMove', field: 'arrivalDate', values: { count: 1 } }] },
  })
  expect((await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).title).toBe(visit.title)
  expect((await editVisit(planner, { ...input, confirmed: ['itemsMove'] }, NOW)).ok).toBe(true)
  expect(await startOf(item.id)).toBe('2027-03-12T05:00:00.000Z')
})

it('tells the times anew when a stop gets its zone', async () => {
  const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12') })
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00' })
  const stops = [{ countryCode: 'CN', city: 'Shanghai', zone: 'Asia/Shanghai' }]
  expect((await editVisit(planner, form(visit, { arrivalDate: '2027-03-12', stops }), NOW)).ok).toBe(true)
  expect(await startOf(item.id)).toBe('2027-03-12T02:00:00.000Z')
})

it('puts on record who organises it, where it goes and what it is about, from what to what', async () => {
  const visit = await makeVisit(db())
  const body = await makeOrganisation(db(), { name: 'The organising body' })
  const first = {
    framework: { name: 'Programme of reforms' },
    organisers: [{ organisation: { id: body.id }, role: 'co_organiser' }],
    stops: [{ countryCode: 'CN', city: 'Suzhou' }],
    topics: [{ name: 'Safe City of the record' }],
  }
  expect((await editVisit(planner, form(visit, first), NOW)).ok).toBe(true)
  const second = { ...first, topics: [], stops: [] }
  expect((await editVisit(planner, form({ ...visit, version: 2 }, second), NOW)).ok).toBe(true)
  const events = await db().auditEvent.findMany({
    where: { subjectId: visit.id, action: 'visit.edited' },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ changes }) => changes)).toMatchObject([
    {
      framework: { from: null, to: 'Programme of reforms' },
      organisers: { from: null, to: 'The organising body (co-organiser)' },
      stops: { from: null, to: 'Suzhou, CN' },
      topics: { from: null, to: 'Safe City of the record' },
    },
    { stops: { from: 'Suzhou, CN', to: null }, topics: { from: 'Safe City of the record', to: null } },
  ])
  expect(events[1]?.changes).not.toHaveProperty('organisers')
})

it('saves a visit whose organiser was archived since, and takes no other archived one', async () => {
  const visit = await makeVisit(db())
  const [standing, other] = [await makeOrganisation(db()), await makeOrganisation(db(), { archivedAt: NOW })]
  const organisers = (id: string) => [{ organisation: { id }, role: 'organiser' }]
  expect((await editVisit(planner, form(visit, { organisers: organisers(standing.id) }), NOW)).ok).toBe(true)
  await db().organisation.update({ where: { id: standing.id }, data: { archivedAt: NOW } })
  const now = { ...visit, version: 2, title: 'Renamed meanwhile' }
  expect(await editVisit(planner, form(now, { organisers: organisers(other.id) }), NOW)).toMatchObject({
    failure: { kind: 'invalid', fields: { 'organisers.0.organisation': [{ key: 'errors.referenceGone' }] } },
  })
  expect((await editVisit(planner, form(now, { organisers: organisers(standing.id) }), NOW)).ok).toBe(true)
})

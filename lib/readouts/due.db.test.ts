import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromDb } from '@/lib/platform/day'
import { db, type Prisma } from '@/lib/platform/db'
import { ITEM_TYPES } from '@/lib/programme/values'
import { ITEM_STATUSES } from '@/lib/programme/workflow'
import { missingSql } from '@/lib/visits/missing.queries'
import { VISIT_STATUSES } from '@/lib/visits/workflow'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { isReadoutMissing, readoutDueAt } from './due'
import { READOUT_STATUSES } from './workflow'

const NOW = new Date('2027-03-14T07:30:00Z')
const ZONES = ['Asia/Tashkent', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'] as const

const day = fc.integer({ min: 1, max: 28 }).map((n) => new Date(Date.UTC(2027, 2, n)))
const instant = fc.integer({ min: -10_000, max: 10_000 }).map((minutes) => new Date(NOW.getTime() + minutes * 60_000))
const zone = fc.constantFrom(...ZONES)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const city = fc.constantFrom('Shanghai', 'SHANGHAI', 'Samarkand')

type Field = 'type' | 'status' | 'readoutExpected' | 'archivedAt' | 'startZone' | 'city' | 'heldAt'
type TimeField = 'date' | 'endDate' | 'dayNumber' | 'startsAt' | 'endsAt' | 'durationMin'
type ItemFacts = Partial<Pick<Prisma.ProgrammeItemUncheckedCreateInput, Field | TimeField>>

/** A time as far as it is known: hours, a day or its number, or nothing. */
const time = fc.oneof(
  fc.record({ date: day, startsAt: instant, durationMin: maybe(fc.integer({ min: 5, max: 200 })) }),
  fc.record({ date: day, endsAt: instant }),
  fc.record({ date: day, endDate: fc.constant(new Date('2027-04-01')) }),
  fc.record({ date: day }),
  fc.record({ dayNumber: fc.integer({ min: 0, max: 9 }) }),
  fc.constant({}),
)
const item = fc
  .record({
    type: fc.constantFrom(...ITEM_TYPES, 'meeting', 'meeting', 'meeting', 'training'),
    status: fc.constantFrom(...ITEM_STATUSES, 'held', 'held', 'confirmed'),
    readoutExpected: maybe(fc.boolean()),
    archivedAt: fc.constantFrom(null, null, null, null, null, NOW),
    startZone: maybe(zone),
    city: maybe(city),
    heldAt: maybe(instant),
    time,
  })
  .map(({ time: known, ...rest }) => ({ ...rest, ...known }) as ItemFacts)
const visit = fc.record({
  status: fc.constantFrom(...VISIT_STATUSES, 'under_way', 'under_way', 'reporting'),
  arrivalDate: maybe(day),
  homeZone: zone,
  statusReason: fc.constant('As the minister asked'),
  stops: fc.array(fc.record({ city: maybe(city), zone: maybe(zone) }), { maxLength: 2 }),
})
const before = fc.record({
  visit,
  item,
  readout: fc.option(fc.constantFrom(...READOUT_STATUSES), { nil: null, freq: 1 }),
})
const world = fc.record({ before, after: before })

type Made<T> = T extends fc.Arbitrary<infer V> ? V : never
type World = Made<typeof before>

/** As it was first, then changed to what it is afterwards, each part by itself. */
async function makeAndChange({ before: was, after: is }: { before: World; after: World }): Promise<string> {
  const { stops, ...facts } = was.visit
  const { id: visitId } = await makeVisit(db(), facts)
  await db().visitStop.createMany({
    data: stops.map((stop, position) => ({ ...stop, countryCode: 'CN', visitId, position })),
  })
  const { id } = await makeItem(db(), { ...was.item, visitId })
  if (was.readout) await makeReadout(db(), { itemId: id, status: was.readout })
  const { stops: then, ...now } = is.visit
  await db().visit.update({ where: { id: visitId }, data: now })
  await db().visitStop.deleteMany({ where: { visitId } })
  await db().visitStop.createMany({
    data: then.map((stop, position) => ({ ...stop, countryCode: 'CN', visitId, position })),
  })
  const cleared = { date: null, endDate: null, dayNumber: null, startsAt: null, endsAt: null, durationMin: null }
  const statusReason = is.item.status === 'postponed' || is.item.status === 'cancelled' ? 'Off' : null
  await db().programmeItem.update({ where: { id }, data: { ...cleared, ...is.item, statusReason } })
  const status = is.readout ?? 'draft'
  if (was.readout) await db().readout.update({ where: { itemId: id }, data: { status, submittedAt: NOW } })
  else if (is.readout) await makeReadout(db(), { itemId: id, status: is.readout })
  return id
}

test('what the database keeps is what the rule says, whatever is changed in whatever order', async () => {
  const worlds = fc.sample(world, { numRuns: 90, seed: 20_261_127 })
  const ids: string[] = []
  for (const one of worlds) ids.push(await makeAndChange(one))
  const include = {
    visit: { include: { stops: { orderBy: { position: 'asc' } } } },
    readout: { select: { status: true } },
  } as const
  const found = await db().programmeItem.findMany({ where: { id: { in: ids } }, include })
  const said = found.map(({ visit: of, readout, ...row }) => ({
    row,
    facts: {
      ...row,
      archived: row.archivedAt !== null,
      date: dayFromDb(row.date),
      endDate: dayFromDb(row.endDate),
      readout: readout?.status ?? null,
      visit: { ...of, arrivalDate: dayFromDb(of.arrivalDate) },
    },
  }))
  expect(said.map(({ row }) => [row.id, row.readoutDueAt])).toEqual(
    said.map(({ row, facts }) => [row.id, readoutDueAt(facts)]),
  )
  const listed = await db().$queryRaw<{ id: string }[]>`/* test.missing */
    SELECT i.id FROM programme_item i WHERE i.id = ANY(${ids}::uuid[]) AND ${missingSql(NOW)} ORDER BY i.id`
  const missing = said.filter(({ facts }) => isReadoutMissing(facts, NOW)).map(({ row }) => row.id)
  expect(missing.length).toBeGreaterThan(5)
  expect(listed.map(({ id }) => id)).toEqual(missing.toSorted())
  expect(said.filter(({ row }) => row.readoutDueAt === null).length).toBeGreaterThan(20)
})

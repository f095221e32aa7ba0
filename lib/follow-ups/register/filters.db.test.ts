import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { COUNT_LIMIT } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makeBulkChange } from '@/prisma/factories/bulk-changes'
import { JUDGEMENTS } from '../schema'
import { countedFollowUpSql } from '../scope'
import { filterSql } from './filter.queries'
import { FILTER_NAMES, type FollowUpFilters, STATUS_FILTERS } from './filters'
import { listFollowUps } from './queries'
import { type FilterWorld, makeFilterWorld, TODAY } from './testing/filter-world.commands'
import { everything, type Known, passes, sees } from './testing/reference-filter.queries'

type Someone = Actor & { userId: string }

let world: FilterWorld
let rows: Known[]
let actors: Someone[]
let values: Record<(typeof FILTER_NAMES)[number], readonly string[]>

beforeAll(async () => {
  const roles = ['viewer', 'staff', 'planner', 'manager', 'admin'] as const
  const users = []
  for (const role of roles) users.push(await makeUser(db(), { roles: [role] }))
  const [, staff] = users
  world = await makeFilterWorld(staff ? [staff.id] : [])
  const [free] = world.people
  actors = users.map(actorOf)
  // One who is off the team and accountable for some.
  actors.push({ ...actorOf(await makeUser(db(), { roles: ['staff'] })), personId: free?.id ?? null })
  const told = await tellOfSome(actors.map(({ userId }) => userId))
  rows = await everything()
  const { organisations: known, people, topics, visits } = world
  const [some] = rows
  values = {
    q: ['trams', 'ag', '地铁', 'metro', 'Signal bridges', `F-${some?.number}`, 'nothing is called so', 'signal'],
    status: STATUS_FILTERS,
    overdue: ['1'],
    lateDays: ['1-30', '31-90', '91-', '5-5'],
    due: ['0', '7', '30'],
    late: ['1'],
    nodate: ['1'],
    stale: ['1'],
    unowned: ['1'],
    judgement: JUDGEMENTS,
    owed: OWED_BY,
    type: [...OUTCOME_TYPES, 'instrument'],
    year: ['2025', '2026', '2027', 'none', 'known', '1999'],
    visit: [...visits.map(({ id }) => id), 'smart', 'no country'],
    direction: ['outgoing', 'incoming'],
    country: ['CN', 'JP', 'UZ', 'KZ', 'none', 'FR'],
    topic: [topics.smart, topics.rail, 'smart', 'rail', 'nothing', 'none'],
    host: [known.abroad.id, known.other.id, 'shanghai', 'палатаси', 'ministry', 'none'],
    lead: [known.top.id, known.middle.id, known.low.id, known.lone.id, 'ministry', 'works', 'none', 'nothing'],
    with: [known.abroad.id, known.low.id, `${known.lone.id};${known.other.id}`, 'shanghai; works', ';', 'nothing'],
    alone: ['1'],
    told: [told, newId()],
    officer: [...people.map(({ id }) => id), 'karimov', 'none', 'nobody is called so'],
  }
}, 120_000)

/** A bulk change that told these accounts of some follow-ups; its id. */
async function tellOfSome(userIds: readonly string[]): Promise<string> {
  const some = await db().followUp.findMany({ take: 9, orderBy: { id: 'asc' }, select: { id: true } })
  const { id: bulkChangeId } = await makeBulkChange(db(), { userId: userIds[0] ?? '', followUpId: some[0]?.id ?? '' })
  const told = (userId: string) =>
    some.map(({ id }) => ({ bulkChangeId, userId, followUpId: id, kind: 'follow_up_reminded' }))
  await db().bulkChangeNotice.createMany({ data: userIds.flatMap(told) })
  return bulkChangeId
}

const expected = (actor: Someone, filters: FollowUpFilters) =>
  rows.filter((row) => sees(actor, row) && passes(row, filters, TODAY)).map(({ id }) => id)

async function check(actor: Someone, filters: FollowUpFilters, place: number): Promise<number> {
  const ids = expected(actor, filters)
  const conditions = [countedFollowUpSql(actor), ...filterSql(actor, filters, TODAY)]
  const found = await db().$queryRaw<{ id: string }[]>`/* test.filtered */
    SELECT f.id FROM follow_up f WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY coalesce(f.due_date, 'infinity'), f.id`
  expect(found.map(({ id }) => id)).toEqual(ids)
  const first = await listFollowUps(actor, filters, TODAY)
  expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 50))
  expect(first.count).toBe(Math.min(ids.length, COUNT_LIMIT))
  expect((await listFollowUps(actor, { ...filters, count: 'all' }, TODAY)).count).toBe(ids.length)
  const from = Math.floor(place * ids.length)
  const row = rows.find(({ id }) => id === ids[from])
  if (!row) return 0
  const cursor = `${row.dueDate?.toISOString().slice(0, 10) ?? 'infinity'}.${row.id}`
  const after = await listFollowUps(actor, { ...filters, after: cursor }, TODAY)
  expect(after.rows.map(({ id }) => id)).toEqual(ids.slice(from + 1, from + 51))
  const before = await listFollowUps(actor, { ...filters, before: cursor }, TODAY)
  expect(before.rows.map(({ id }) => id)).toEqual(ids.slice(Math.max(0, from - 50), from))
  return ids.length
}

it('every value of every filter finds what a plain reading of the rows finds', async () => {
  const [, , , manager] = actors
  if (!manager) throw new Error('No manager')
  for (const name of FILTER_NAMES.filter((one) => one !== 'alone')) {
    const found = []
    for (const value of values[name]) found.push(await check(manager, { [name]: value }, 0.5))
    // A test only when it finds some and leaves some out.
    expect([name, found.some((count) => count > 0 && count < rows.length)]).toEqual([name, true])
  }
  for (const lead of values.lead) await check(manager, { lead, alone: '1' }, 0.3)
}, 240_000)

it('filters combine as they say, for everybody alike, on any page', async () => {
  const one = (name: (typeof FILTER_NAMES)[number]) =>
    fc.nat().map((at) => values[name][at % values[name].length] ?? '')
  const any = fc
    .subarray([...FILTER_NAMES], { minLength: 0, maxLength: 4 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, one(name)]))))
  const actor = fc.nat({ max: actors.length - 1 })
  const place = fc.double({ min: 0, max: 0.999, noNaN: true })
  await fc.assert(
    fc.asyncProperty(any, actor, place, async (filters, who, where) => {
      const asked = actors[who]
      if (asked) await check(asked, filters, where)
    }),
    { numRuns: 80 },
  )
}, 240_000)

import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { FOLLOW_UP_STATUSES, isUnfinished } from '../workflow'
import { GROUPS, readFilters, readRegister } from './filters'
import { numberQuery } from './groups'
import { groupFollowUps } from './groups.queries'
import { countFollowUps } from './queries'
import { makeFilterWorld, TODAY } from './testing/filter-world.commands'
import { everything, type Known, passes, sees } from './testing/reference-filter.queries'

type Someone = Actor & { userId: string }
let viewer: Someone
let manager: Someone
let rows: Known[]

beforeAll(async () => {
  viewer = actorOf(await makeUser(db(), { roles: ['viewer'] }))
  manager = actorOf(await makeUser(db(), { roles: ['manager'] }))
  await makeFilterWorld([])
  rows = await everything()
}, 120_000)

const FILTERS = [
  {},
  { overdue: '1' },
  { country: 'CN', status: 'unfinished' },
  { lead: 'ministry', status: 'started' },
  { status: 'closed' },
]

it('every number is that of the register that it leads to', async () => {
  for (const filters of FILTERS) {
    for (const group of GROUPS) {
      const { rows: groups } = await groupFollowUps(manager, { filters, group }, TODAY)
      for (const { key, all, unfinished, states } of groups) {
        for (const [of, count] of [['all', all], ['unfinished', unfinished], ...Object.entries(states)] as const) {
          const query = numberQuery(filters, group, key, of as 'all')
          if (query === null) continue
          const asked = readRegister(Object.fromEntries(new URLSearchParams(query)))
          const { count: found } = await countFollowUps(manager, { ...asked, count: 'all' }, TODAY)
          expect([filters, group, key, of, found]).toEqual([filters, group, key, of, count])
        }
      }
    }
  }
}, 240_000)

it('marks the officers whose account is deactivated while something of theirs is not finished', async () => {
  const { rows: groups } = await groupFollowUps(manager, { filters: {}, group: 'officer' }, TODAY)
  const marked = groups.filter(({ unowned }) => unowned).map(({ key }) => key)
  const gone = rows.filter(({ officer, status }) => officer?.user?.deactivatedAt && isUnfinished(status))
  expect(marked.toSorted()).toEqual([...new Set(gone.map(({ officerId }) => officerId))].toSorted())
  expect(marked.length).toBeGreaterThan(0)
})

it('counts all that the reader sees, each once but for countries, most unfinished first', async () => {
  for (const actor of [viewer, manager]) {
    for (const filters of FILTERS) {
      const seen = rows.filter((row) => sees(actor, row) && passes(row, readFilters(filters), TODAY))
      for (const group of ['visit', 'lead', 'officer'] as const) {
        const { rows: groups, next } = await groupFollowUps(actor, { filters, group }, TODAY)
        const sum = (of: (row: (typeof groups)[number]) => number) => groups.reduce((total, row) => total + of(row), 0)
        expect(sum(({ all }) => all)).toBe(seen.length)
        for (const status of FOLLOW_UP_STATUSES)
          expect(sum(({ states }) => states[status])).toBe(seen.filter((row) => row.status === status).length)
        expect(next).toBeNull()
        const order = groups.map(({ unfinished }) => unfinished)
        expect(order).toEqual([...order].sort((a, b) => b - a))
      }
    }
  }
}, 120_000)

it('are read a page at a time, forwards and back, each group once and in one order', async () => {
  const LEADS = 120
  const leads = await Promise.all(
    Array.from({ length: LEADS }, (_, n) => makeOrganisation(db(), { name: `Paged ${n}` })),
  )
  // Many are equal but for their key.
  for (const [n, { id: leadOrganisationId }] of leads.entries())
    for (let i = 0; i <= n % 3; i++) await makeFollowUp(db(), { leadOrganisationId, title: 'Of a paged lead' })
  await makeFollowUp(db(), { title: 'Of a paged lead' })
  const read = (place: { after?: string; before?: string }) =>
    groupFollowUps(manager, { filters: { q: 'paged lead' }, group: 'lead', ...place }, TODAY)
  const pages = [await read({})]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await read({ after: next }))
  expect(pages.map(({ rows: of }) => of.length)).toEqual([50, 50, LEADS + 1 - 100])
  const all = pages.flatMap(({ rows: of }) => of)
  expect(new Set(all.map(({ key }) => key)).size).toBe(LEADS + 1)
  expect(all.map(({ unfinished }) => unfinished)).toEqual(all.map(({ unfinished }) => unfinished).sort((a, b) => b - a))
  // Of none stands behind those that are equal.
  expect(all.at(-1)?.key).toBeNull()
  const back = await read({ before: pages[2]?.previous ?? '' })
  expect(back).toEqual(pages[1])
  expect(await read({ before: back.previous ?? '' })).toMatchObject({ rows: pages[0]?.rows, previous: null })
  expect(await read({ after: 'nonsense' })).toEqual(pages[0])
  for (const group of ['visit', 'country', 'officer'] as const) {
    const place = { filters: {}, group, after: '0.0.~' }
    expect(await groupFollowUps(manager, place, TODAY)).toMatchObject({ rows: [], next: null })
  }
}, 120_000)

it('names visits with their references, and none where none is named', async () => {
  const { rows: visits } = await groupFollowUps(manager, { filters: {}, group: 'visit' }, TODAY)
  expect(visits.every(({ name }) => /^V-\d{4} /.test(name ?? ''))).toBe(true)
  const { rows: leads } = await groupFollowUps(manager, { filters: { lead: 'none' }, group: 'lead' }, TODAY)
  expect(leads.map(({ key, name }) => [key, name])).toEqual([[null, null]])
})

it('leads from no number to rows that it does not count', () => {
  expect(numberQuery({ status: 'started' }, 'visit', 'x', 'closed')).toBeNull()
  expect(numberQuery({ status: 'open' }, 'visit', 'x', 'unfinished')).toBeNull()
  expect(numberQuery({ status: 'unfinished' }, 'visit', 'x', 'closed')).toBeNull()
  expect(numberQuery({ status: 'unfinished' }, 'lead', 'x', 'open')).toBe('status=open&lead=x&alone=1')
  expect(numberQuery({ overdue: '1', group: 'officer', columns: 'due' }, 'officer', null, 'all')).toBe(
    'overdue=1&officer=none&columns=due',
  )
})

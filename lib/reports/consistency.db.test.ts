import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { readFilters } from '@/lib/follow-ups/register/filters'
import { listFollowUps } from '@/lib/follow-ups/register/queries'
import { db } from '@/lib/platform/db'
import { todayIn } from '@/lib/time/calendar'
import { listAgreed } from './agreed.queries'
import { getBreakdown } from './breakdown.queries'
import {
  type AgreedType,
  daysHref,
  delegationsHref,
  narrowed,
  type ReportFilters,
  readAgreed,
  readBreakdown,
  readReportFilters,
} from './filters'
import { getFunnel, getMedians } from './funnel.queries'
import { countOverdue } from './overdue.queries'
import { latestOfVisit, signedOfVisit } from './results.queries'
import { BESIDE, BREAKDOWNS, FUNNEL, STAGES, type Stage } from './schema'
import { countByHand } from './testing/oracle.queries'
import { makeWorld, readerOf } from './testing/world.commands'

const TODAY = todayIn('Asia/Tashkent', new Date())
const STEPS = [...FUNNEL, 'on_paper'] as const

let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld(195, TODAY)
})

const countOf = async (actor: Actor, stage: Stage, filters: ReportFilters = {}, type?: AgreedType) =>
  (await listAgreed(actor, { filters, stage, ...(type ? { type } : {}), count: 'all' }, TODAY)).count

/** What a page is asked for by an address that leads to it. */
function led(href: string) {
  const { pathname, searchParams } = new URL(href, 'http://tashrif.example')
  return { pathname, query: Object.fromEntries(searchParams) }
}

/** Every id of a stage, page by page. */
async function idsOf(actor: Actor, stage: Stage): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listAgreed>> = await listAgreed(
      actor,
      { filters: {}, stage, ...(after ? { after } : {}) },
      TODAY,
    )
    ids.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after)
  return ids
}

/** Filters that each find something and leave something out, alone and together, as an address has them. */
function someFilters(): ReportFilters[] {
  const [ministry, host] = world.organisations
  const [visit] = world.visits
  const year = TODAY.slice(0, 4)
  const list = [
    { year },
    { year: 'none' },
    { year: 'known' },
    { direction: 'incoming' },
    { country: 'CN' },
    { country: 'none' },
    { host: host?.id ?? '' },
    { host: 'none' },
    { lead: ministry?.id ?? '' },
    { lead: ministry?.id ?? '', alone: '1' },
    { lead: 'none' },
    { topic: world.topics[0]?.id ?? '' },
    { topic: 'none' },
    { visit: visit?.id ?? '' },
    { owed: 'us' },
    { year, direction: 'outgoing', owed: 'both', lead: 'Ministry' },
    { country: 'DE', host: 'Organisation', topic: 'Water' },
  ]
  return list.map((filters) => readReportFilters(filters))
}

describe.each(ROLES)('every number that a %s reads is the number of rows behind it', (role) => {
  const actor = () => readerOf(world.people, role)

  test('as counted by hand from what the reader may see', { timeout: 60_000 }, async () => {
    const byHand = await countByHand(actor(), TODAY)
    for (const stage of STAGES) {
      const ids = await idsOf(actor(), stage)
      expect(ids.toSorted(), stage).toEqual(role === 'viewer' && stage === 'drafts' ? [] : byHand[stage])
    }
    const funnel = await getFunnel(actor(), {}, TODAY)
    for (const stage of STEPS) expect(funnel[stage], stage).toBe(byHand[stage].length)
    expect(funnel.drafts).toBe(role === 'viewer' ? null : byHand.drafts.length)
    expect(Object.values(funnel.beside).reduce((sum, count) => sum + count, 0)).toBe(byHand.beside.length)
  })

  test('of the funnel and of what is overdue, whatever is filtered', { timeout: 120_000 }, async () => {
    for (const filters of [{}, ...someFilters()]) {
      const said = JSON.stringify(filters)
      const funnel = await getFunnel(actor(), filters, TODAY)
      for (const stage of STEPS) expect(await countOf(actor(), stage, filters), `${stage} ${said}`).toBe(funnel[stage])
      for (const type of BESIDE) {
        expect(await countOf(actor(), 'beside', filters, type), `${type} ${said}`).toBe(funnel.beside[type])
      }
      expect(await countOf(actor(), 'drafts', filters), `drafts ${said}`).toBe(funnel.drafts ?? 0)
      for (const { from, to, count } of await countOverdue(actor(), filters, TODAY)) {
        const query = { ...readFilters({ ...filters, lateDays: `${from}-${to ?? ''}` }), count: 'all' }
        expect((await listFollowUps(actor(), query, TODAY)).count, `${from} days ${said}`).toBe(count)
      }
    }
  })

  test('of every row of every breakdown, with and without a filter', { timeout: 120_000 }, async () => {
    for (const filters of [{}, { direction: 'outgoing' }] as ReportFilters[]) {
      const funnel = await getFunnel(actor(), filters, TODAY)
      for (const by of BREAKDOWNS) {
        const { rows, more } = await getBreakdown({ actor: actor(), filters, today: TODAY }, by, { all: true })
        expect(more).toBe(false)
        for (const row of rows) {
          for (const stage of STEPS) {
            const found = await countOf(actor(), stage, narrowed(filters, by, row.key))
            expect(found, `${by} ${row.name ?? row.key} ${stage}`).toBe(row[stage])
          }
        }
        const sum = rows.reduce((all, { agreed }) => all + agreed, 0)
        if (by === 'visit' || by === 'year') expect(sum).toBe(funnel.agreed)
        else expect(sum).toBeGreaterThanOrEqual(funnel.agreed)
        if (by === 'visit') expect(rows.filter(({ agreed }) => agreed > 0)).toHaveLength(funnel.delegations)
      }
    }
  })

  test('of the delegations of the sentence, whatever is filtered', { timeout: 60_000 }, async () => {
    for (const filters of [{}, ...someFilters()]) {
      const said = JSON.stringify(filters)
      const { delegations } = await getFunnel(actor(), filters, TODAY)
      const { pathname, query } = led(delegationsHref(filters))
      expect([pathname, readBreakdown(query), query.rows], said).toEqual(['/reports', 'visit', 'all'])
      const asked = { actor: actor(), filters: readReportFilters(query), today: TODAY }
      const { rows, more } = await getBreakdown(asked, readBreakdown(query), { all: true })
      expect(more, said).toBe(false)
      expect(rows, said).toHaveLength(delegations)
    }
  })

  test('of what a median was taken of, and what it left out, whatever is filtered', { timeout: 60_000 }, async () => {
    for (const filters of [{}, ...someFilters()]) {
      const medians = await getMedians(actor(), filters)
      for (const [step, stage] of [['start', 'started'] as const, ['closing', 'closed'] as const]) {
        const said = `${step} ${JSON.stringify(filters)}`
        const { days, counted, undated } = medians[step]
        const found = async (of: 'dated' | 'undated') => {
          const query = readAgreed(led(daysHref(step, filters, of)).query)
          return (await listAgreed(actor(), { ...query, count: 'all' }, TODAY)).count
        }
        expect(days === null, said).toBe(counted === 0)
        // What has a median, or is left out of it, is a link; nothing leads to none.
        if (counted > 0) expect(await found('dated'), said).toBe(counted)
        if (undated > 0) expect(await found('undated'), said).toBe(undated)
        expect(await countOf(actor(), stage, filters), said).toBe(counted + undated)
      }
    }
  })

  test('of the results of a visit', { timeout: 60_000 }, async () => {
    for (const { id: visit } of world.visits) {
      const late = await latestOfVisit(actor(), visit, TODAY)
      const overdue = { ...readFilters({ visit, overdue: '1' }), count: 'all' }
      expect((await listFollowUps(actor(), overdue, TODAY)).count, visit).toBe(late.count)
      const signed = await signedOfVisit(actor(), visit)
      expect(await countOf(actor(), 'agreed', { visit }, 'instrument'), visit).toBe(signed.count)
    }
  })
})

test('the world holds what could tell', async () => {
  const [viewer, staff, manager] = await Promise.all(
    (['viewer', 'staff', 'manager'] as const).map((role) => getFunnel(readerOf(world.people, role), {}, TODAY)),
  )
  expect(viewer?.agreed).toBeGreaterThan(5)
  expect(staff?.agreed).toBeGreaterThan(viewer?.agreed ?? 0)
  expect(manager?.agreed).toBeGreaterThan(staff?.agreed ?? 0)
  for (const stage of STEPS) expect(manager?.[stage], stage).toBeGreaterThan(0)
  expect(await db().agreed.count({ where: { mixed: true } })).toBeGreaterThan(3)
  expect(await db().agreed.count({ where: { stoodForBy: { not: null }, agreementId: null } })).toBeGreaterThan(1)
})

test('a breakdown goes on page by page, no row twice and none left out', async () => {
  const asked = { actor: readerOf(world.people, 'manager'), filters: {}, today: TODAY }
  for (const by of BREAKDOWNS) {
    const { rows } = await getBreakdown(asked, by, { all: true })
    for (const [index, row] of rows.entries()) {
      const rest = await getBreakdown(asked, by, { after: `${row.agreed}.${row.key}`, all: true })
      expect(rest.rows.map(({ key }) => key)).toEqual(rows.slice(index + 1).map(({ key }) => key))
    }
    expect((await getBreakdown(asked, by, { after: 'nonsense', all: true })).rows).toEqual(rows)
  }
})

test('the register of what was agreed goes back the way it came', async () => {
  const actor = readerOf(world.people, 'manager')
  const all = await idsOf(actor, 'agreed')
  const page = await listAgreed(actor, { filters: {}, stage: 'agreed' }, TODAY)
  const [first, middle] = [page.rows[0], page.rows[10]]
  if (!first || !middle) throw new Error('The world is too small')
  const before = await listAgreed(
    actor,
    { filters: {}, stage: 'agreed', before: `${middle.since}.${middle.id}` },
    TODAY,
  )
  expect(before.rows.map(({ id }) => id)).toEqual(all.slice(0, 10))
  const onPaper = await listAgreed(actor, { filters: {}, stage: 'on_paper' }, TODAY)
  const days = onPaper.rows.map(({ since }) => since)
  expect(days).toEqual(days.toSorted())
})

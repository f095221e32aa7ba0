import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { listOrganisations, listPeople } from '@/lib/directory/list.queries'
import { listOutcomes } from '@/lib/outcomes/list.queries'
import { db, Prisma } from '@/lib/platform/db'
import { listVisits } from '@/lib/visits/list.queries'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { listReviews } from '../reviews.queries'
import { listFollowUps } from './queries'

const TODAY = '2027-03-12'
/** Above where lists stop counting. */
const MANY = 1_100

type Asked = { count?: string }
const REGISTERS = {
  visits: (actor: Actor, asked: Asked) => listVisits(actor, asked),
  outcomes: (actor: Actor, asked: Asked) => listOutcomes(actor, asked),
  followUps: (actor: Actor, asked: Asked) => listFollowUps(actor, asked, TODAY),
  unfinished: (actor: Actor, asked: Asked) => listFollowUps(actor, { ...asked, status: 'unfinished' }, TODAY),
  reviews: (actor: Actor, asked: Asked) => listReviews(actor, asked, TODAY),
} as const

/** Rows of the table like the one, `MANY` with it. */
async function multiply(table: string, id: string, columns: string): Promise<void> {
  const [into, names] = [Prisma.raw(table), Prisma.raw(columns)]
  await db().$executeRaw`INSERT INTO ${into} (id, updated_at, ${names}) SELECT gen_random_uuid(), now(), ${names}
    FROM ${into}, generate_series(2, ${MANY}::int) WHERE id = ${id}::uuid`
}

/** One more of everything: a visit, its outcome and the follow-up of that, in review. */
async function chain(visit: Parameters<typeof makeVisit>[1], status: 'draft' | 'final') {
  const { id: visitId } = await makeVisit(db(), visit)
  const { id: readoutId } = await makeReadout(db(), { visitId, status })
  const { id: outcomeId } = await makeOutcome(db(), { readoutId })
  const { id: followUpId } = await makeFollowUp(db(), { outcomeId, status: 'in_review' })
  return { visitId, outcomeId, followUpId }
}

describe('a register with more rows than it counts', () => {
  const actors = new Map<string, Actor>()
  beforeAll(async () => {
    const staff = await asRole(db(), 'staff')
    actors.set('staff', staff)
    for (const role of ['viewer', 'planner', 'manager', 'admin'] as const) actors.set(role, await asRole(db(), role))
    const open = await chain({}, 'final')
    await chain({}, 'draft')
    await chain({ restricted: true, team: [staff.userId] }, 'final')
    await chain({ restricted: true }, 'final')
    await chain({ archivedAt: new Date() }, 'final')
    await multiply('visit', open.visitId, 'title, search_key, direction, home_zone, status')
    const outcome = 'visit_id, item_id, readout_id, type, text, search_key, owed_by'
    await multiply('outcome', open.outcomeId, outcome)
    const followUp = 'visit_id, outcome_id, title, search_key, status, touched_at, submitted_at, submitted_by'
    await multiply('follow_up', open.followUpId, followUp)
    const gone = await makeOutcome(db(), { visitId: open.visitId, archivedAt: new Date() })
    await makeFollowUp(db(), { outcomeId: gone.id, status: 'in_review' })
  })

  // Beside the many: the draft, the restricted visit of the staff member's team, the other restricted one.
  it.each([
    ['viewer', { visits: 1, others: 0 }],
    ['staff', { visits: 2, others: 2 }],
    ['planner', { visits: 1, others: 1 }],
    ['manager', { visits: 3, others: 3 }],
    ['admin', { visits: 1, others: 1 }],
  ] as const)('counts all that a %s may see when asked, else says that there are more', async (role, more) => {
    const actor = actors.get(role) as Actor
    for (const [name, list] of Object.entries(REGISTERS)) {
      const first = await list(actor, {})
      expect([name, first.count, first.countIsCapped]).toEqual([name, 1_000, true])
      const all = await list(actor, { count: 'all' })
      const expected = MANY + (name === 'visits' ? more.visits : more.others)
      expect([name, all.count, all.countIsCapped]).toEqual([name, expected, false])
      expect([all.rows, all.next]).toEqual([first.rows, first.next])
      expect(await list(actor, { count: 'nonsense' })).toEqual(first)
    }
  })
})

describe('the directory with more names than it counts', () => {
  beforeAll(async () => {
    const organisation = await makeOrganisation(db(), { name: 'Samarkand Silk Works' })
    const person = await makePerson(db(), { name: 'Aziz Karimov' })
    await makeOrganisation(db(), { name: 'Samarkand Silk of old', archivedAt: new Date() })
    await makePerson(db(), { name: 'Aziz Karimov of old', archivedAt: new Date() })
    for (const [table, { id }] of Object.entries({ organisation, person })) {
      await multiply(table, id, 'name')
      const [names, key, records] = [Prisma.raw(`${table}_name`), Prisma.raw(`${table}_id`), Prisma.raw(table)]
      // A second form each: who is found by two names is one.
      await db().$executeRaw`INSERT INTO ${names} (id, ${key}, text, script, kind, is_primary, search_key)
        SELECT gen_random_uuid(), r.id, n.text, n.script, n.kind, form = 1, n.search_key
        FROM ${records} r JOIN ${names} n ON n.${key} = ${id}::uuid, generate_series(1, 2) form
        WHERE r.id <> ${id}::uuid AND r.archived_at IS NULL`
    }
  })

  it.each([
    ['organisations', listOrganisations, ['silk', 'Samarcand Silk Wroks']],
    ['people', listPeople, ['aziz', 'Azis Karymov']],
  ] as const)('counts all %s when asked, by no name, a name and one misspelt', async (_, list, texts) => {
    for (const q of [undefined, ...texts]) {
      const capped = await list({ q })
      expect([q, capped.count, capped.countIsCapped]).toEqual([q, 1_000, true])
      const all = await list({ q, count: 'all' })
      expect([q, all.count, all.countIsCapped]).toEqual([q, MANY, false])
      expect([all.rows, all.next]).toEqual([capped.rows, capped.next])
    }
    expect(await list({ archived: true, count: 'all' })).toMatchObject({ count: MANY + 1 })
    expect(await list({ q: 'zzzzzz', count: 'all' })).toMatchObject({ count: 0, countIsCapped: false })
  })
})

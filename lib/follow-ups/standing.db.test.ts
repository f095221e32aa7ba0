import { expect, it } from 'vitest'
import { systemActor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeVisit } from '@/prisma/factories/visits'
import { getFollowUp } from './queries'
import { listFollowUps } from './register/queries'
import { FOLLOW_UP_STATUSES } from './workflow'

const TODAY = '2027-03-12'
const actor = systemActor('Test')
const at = (day: string) => new Date(`${day}T00:00:00Z`)

// Instants on both sides of midnight in both zones, and 29, 30 and 31 days before today.
const INSTANTS = [
  '2027-02-09T23:00:00Z',
  '2027-02-10T02:00:00Z',
  '2027-02-10T18:59:00Z',
  '2027-02-10T19:01:00Z',
  '2027-02-11T12:00:00Z',
]
const DUE = [null, '2027-03-11', TODAY, '2027-03-13', '2026-11-30']

async function officers() {
  const [free, active, gone] = [await makePerson(db()), await makePerson(db()), await makePerson(db())]
  await makeUser(db(), { personId: active.id })
  await makeUser(db(), { personId: gone.id, deactivatedAt: new Date() })
  return [null, free.id, active.id, gone.id]
}

it('computes overdue, stale and unowned in SQL as the rules do', async () => {
  const people = await officers()
  const ids: string[] = []
  for (const homeZone of ['Asia/Tashkent', 'America/New_York']) {
    const { id: outcomeId } = await makeOutcome(db(), { visitId: (await makeVisit(db(), { homeZone })).id })
    for (const [index, touched] of INSTANTS.entries()) {
      for (const status of FOLLOW_UP_STATUSES) {
        const pick = <T>(list: readonly T[], shift: number) => list[(index + shift) % list.length] as T
        const shift = FOLLOW_UP_STATUSES.indexOf(status)
        const due = pick(DUE, shift)
        const progress = pick([null, ...INSTANTS], shift * 2)
        const followUp = await makeFollowUp(db(), {
          outcomeId,
          status,
          touchedAt: new Date(touched),
          lastProgressAt: progress && new Date(progress),
          dueDate: due && at(due),
          officerId: pick(people, shift),
        })
        ids.push(followUp.id)
      }
    }
  }
  const page = await listFollowUps(actor, {}, TODAY)
  const next = await listFollowUps(actor, { after: page.next ?? '' }, TODAY)
  const rows = new Map([...page.rows, ...next.rows].map((row) => [row.id, row]))
  expect(rows.size).toBe(ids.length)
  for (const id of ids) {
    const byRules = await getFollowUp(actor, id, TODAY)
    const { daysLate, stale, unowned } = rows.get(id) ?? {}
    expect({ daysLate, stale, unowned }).toEqual({
      daysLate: byRules?.daysLate,
      stale: byRules?.stale,
      unowned: byRules?.unowned,
    })
  }
  // The generated records are a test only when each mark is there and is not there.
  for (const mark of ['daysLate', 'stale', 'unowned'] as const) {
    expect(new Set([...rows.values()].map((row) => Boolean(row[mark])))).toEqual(new Set([true, false]))
  }
})

it('filters by the same conditions', async () => {
  const all = await listFollowUps(actor, {}, TODAY)
  const rest = await listFollowUps(actor, { after: all.next ?? '' }, TODAY)
  const rows = [...all.rows, ...rest.rows]
  const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort()
  const filtered = async (filter: Parameters<typeof listFollowUps>[1]) =>
    ids((await listFollowUps(actor, filter, TODAY)).rows)
  expect(await filtered({ overdue: '1' })).toEqual(ids(rows.filter((row) => row.daysLate > 0)))
  expect(await filtered({ stale: '1' })).toEqual(ids(rows.filter((row) => row.stale)))
  expect(await filtered({ unowned: '1' })).toEqual(ids(rows.filter((row) => row.unowned)))
  expect(await filtered({ nodate: '1' })).toEqual(ids(rows.filter((row) => row.dueDate === null)))
})

import { beforeAll, expect, test } from 'vitest'
import { completionBlockers } from '@/lib/follow-ups/complete-visit/rules'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { instantsToStore, storedPartialTime } from '@/lib/programme/instants.commands'
import { isMeeting } from '@/lib/programme/rules'
import { searchKey } from '@/lib/search/key'
import { detectScript } from '@/lib/search/script'
import { loadBench } from './load'

const owner = () => String(process.env.DATABASE_OWNER_URL)

beforeAll(async () => {
  await loadBench({ visits: 60, scale: 1, seed: 3, today: '2026-11-20', ownerUrl: owner() })
})

const offending = async (sql: string): Promise<unknown[]> =>
  withClient(owner(), async (client) => (await client.query(sql)).rows)

test('search keys and scripts are those that the application would store', async () => {
  const [names, others, visits, items, outcomes, followUps] = await Promise.all([
    db().personName.findMany(),
    db().organisationName.findMany(),
    db().visit.findMany({ select: { title: true, searchKey: true } }),
    db().programmeItem.findMany({ select: { title: true, searchKey: true } }),
    db().outcome.findMany({ select: { text: true, searchKey: true } }),
    db().followUp.findMany({ select: { title: true, searchKey: true } }),
  ])
  const titled = [...visits, ...items, ...followUps].map(({ title, searchKey: key }) => ({ text: title, key }))
  const texts = [...names, ...others, ...outcomes].map(({ text, searchKey: key }) => ({ text, key }))
  expect([...titled, ...texts].filter(({ text, key }) => searchKey(text) !== key)).toEqual([])
  expect([...names, ...others].filter(({ text, script }) => detectScript(text) !== script)).toEqual([])
})

test('instants are those that the application would derive', async () => {
  const items = await db().programmeItem.findMany({ include: { visit: { include: { stops: true } } } })
  const wrong = items.filter((item) => {
    const { arrivalDate, homeZone, stops } = item.visit
    const derived = instantsToStore(storedPartialTime(item), item.city, {
      arrivalDate: dayFromDb(arrivalDate),
      homeZone,
      stops: stops.toSorted((a, b) => a.position - b.position),
    })
    const same = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime()
    return !same(derived.startsAt, item.startsAt) || !same(derived.endsAt, item.endsAt)
  })
  expect(wrong.map(({ title }) => title)).toEqual([])
  expect(items.filter(({ startsAt }) => startsAt !== null).length).toBeGreaterThan(900)
})

test('a completed visit lacks nothing', async () => {
  const visits = await db().visit.findMany({
    where: { status: 'completed' },
    include: {
      items: { where: { archivedAt: null }, include: { readout: true } },
      outcomes: {
        where: { archivedAt: null },
        include: { _count: { select: { followUps: { where: { archivedAt: null } } } } },
      },
    },
  })
  expect(visits.length).toBeGreaterThan(30)
  const records = visits.map(({ items, outcomes }) => ({
    items,
    outcomes: outcomes.map(({ _count, ...outcome }) => ({ ...outcome, followUps: _count.followUps })),
  }))
  expect(records.flatMap(completionBlockers)).toEqual([])
})

test('readouts are of held meetings only', async () => {
  const readouts = await db().readout.findMany({ include: { item: true } })
  expect(readouts.filter(({ item }) => item.status !== 'held' || item.archivedAt || !isMeeting(item))).toEqual([])
})

test.each([
  [
    'what is in review has one open review, and nothing else has',
    `SELECT f.id FROM follow_up f WHERE (f.status = 'in_review') <> EXISTS (SELECT 1 FROM review r WHERE r.follow_up_id = f.id AND r.decision IS NULL)`,
  ],
  [
    'what is closed was approved and has evidence',
    `SELECT f.id FROM follow_up f WHERE f.status = 'closed' AND NOT (
       EXISTS (SELECT 1 FROM review r WHERE r.follow_up_id = f.id AND r.decision = 'approved')
       AND EXISTS (SELECT 1 FROM evidence e WHERE e.follow_up_id = f.id AND e.archived_at IS NULL))`,
  ],
  [
    'nobody decided on their own work',
    `SELECT r.id FROM review r JOIN follow_up f ON f.id = r.follow_up_id JOIN user_account u ON u.id = r.decided_by
     WHERE u.person_id = f.officer_id OR r.decided_by = r.submitted_by`,
  ],
  [
    'parts belong to the visit of what they are parts of',
    `SELECT o.id FROM outcome o JOIN readout r ON r.id = o.readout_id WHERE o.visit_id <> r.visit_id OR o.item_id <> r.item_id
     UNION ALL SELECT f.id FROM follow_up f JOIN outcome o ON o.id = f.outcome_id WHERE f.visit_id <> o.visit_id
     UNION ALL SELECT a.id FROM attendance a JOIN readout r ON r.id = a.readout_id JOIN delegation_member m ON m.id = a.member_id
       WHERE m.visit_id <> r.visit_id
     UNION ALL SELECT p.item_id FROM item_participant p JOIN programme_item i ON i.id = p.item_id
       JOIN delegation_member m ON m.id = p.member_id WHERE m.visit_id <> i.visit_id`,
  ],
  [
    'who stands in for another does so for somebody absent from the plan',
    `SELECT a.id FROM attendance a WHERE a.replaces_member_id IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM attendance b WHERE b.readout_id = a.readout_id AND b.member_id = a.replaces_member_id AND NOT b.present)`,
  ],
  [
    'an outcome in the archive has no follow-up',
    'SELECT o.id FROM outcome o JOIN follow_up f ON f.outcome_id = o.id WHERE o.archived_at IS NOT NULL',
  ],
  [
    'a due date that was moved was moved by an accepted change',
    `SELECT f.id FROM follow_up f WHERE f.due_date <> f.first_due_date AND NOT EXISTS (
       SELECT 1 FROM due_date_change c WHERE c.follow_up_id = f.id AND c.accepted AND c.to_date = f.due_date)`,
  ],
])('%s', async (_, sql) => {
  expect(await offending(sql)).toEqual([])
})

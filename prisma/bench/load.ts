import { hashPassword } from '@/lib/auth/password'
import { withClient } from '@/lib/platform/postgres/roles'
import { addBusyProgrammes } from './busy'
import { putBack, takeOff } from './constraints'
import { generate } from './generate'
import { BENCH_PASSWORD } from './landmarks'
import { holdsRows, readMark, writeMark } from './mark'
import { makePlan, type Size, type Totals } from './plan'
import { CopySink } from './sink'
import { TABLES, type Table } from './tables'

/** What is said while it goes on: rows of each table so far, or a later step with how much of it is done. */
export type Progress = (step: { name: string; done: number; total: number }) => void

export type Loaded = { totals: Totals; rows: Record<Table, number>; seconds: number }

/** The database holds something that was not generated here, or a load that broke off. */
export class NotEmpty extends Error {}

/**
 * Fills a migrated database that is empty with generated data: the same size, seed and day give the same rows, but for
 * the salt of the one password hash. Keys and indexes are off while rows go in and are put back after.
 * @throws NotEmpty when it holds rows; Error with the server's words when it refuses one.
 */
export async function loadBench(options: Size & { ownerUrl: string; progress?: Progress }): Promise<Loaded> {
  const { ownerUrl, progress = () => {}, visits, scale, seed, today } = options
  const size: Size = { visits, scale, seed, today }
  const began = performance.now()
  const plan = makePlan(size)
  if ((await readMark(ownerUrl)) || (await holdsRows(ownerUrl))) throw new NotEmpty('The database is not empty.')
  await writeMark(ownerUrl, { ...size, state: 'loading' })
  const passwordHash = await hashPassword(BENCH_PASSWORD)
  const off = await takeOff(ownerUrl)
  const sink = await CopySink.start(ownerUrl)
  try {
    const total = plan.totals.events
    await generate(plan, sink, passwordHash, async () => {
      progress({ name: 'rows', done: sink.counts.audit_event, total })
      await sink.drained()
    })
    await sink.finish()
  } finally {
    await sink.close()
  }
  await carryOrigins(ownerUrl)
  const statements = off.foreignKeys.length + off.byTable.reduce((sum, table) => sum + table.statements.length, 0)
  let done = 0
  const rowsOf = (table: string) => sink.counts[table as Table] ?? 0
  await putBack(ownerUrl, off, rowsOf, () => progress({ name: 'keys and indexes', done: ++done, total: statements }))
  await fillAgreed(ownerUrl)
  await tidy(ownerUrl, progress)
  await addBusyProgrammes(ownerUrl, today)
  await writeMark(ownerUrl, { ...size, state: 'loaded' })
  return { totals: plan.totals, rows: sink.counts, seconds: (performance.now() - began) / 1000 }
}

/** What the triggers would have kept of outcomes and their follow-ups, had they not been off. */
async function carryOrigins(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`UPDATE outcome o SET follow_ups = c.n FROM (
      SELECT outcome_id, count(*) AS n FROM follow_up WHERE outcome_id IS NOT NULL AND archived_at IS NULL GROUP BY outcome_id) c
      WHERE o.id = c.outcome_id`)
    await client.query(`UPDATE follow_up f SET restricted = x.restricted, hidden = x.hidden, published = x.published,
      owed_by = x.owed_by, outcome_type = x.outcome_type, agreed_on = x.agreed_on
      FROM follow_up_origin x WHERE x.outcome_id = f.outcome_id`)
    await client.query(`UPDATE follow_up f SET restricted = x.restricted, hidden = x.hidden, published = x.published,
      owed_by = x.owed_by, outcome_type = x.outcome_type, agreed_on = x.agreed_on
      FROM follow_up_origin x WHERE x.agreement_id = f.agreement_id`)
  })
}

/** What was agreed, of all outcomes: looked up by the indexes that are there again. */
async function fillAgreed(ownerUrl: string): Promise<void> {
  const columns = `id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on, recorded_at,
    follow_ups, unfinished, started_at, closed_at, since, started_on, closed_on, mixed, stood_for_by, leads`
  await withClient(ownerUrl, async (client) => {
    // Without statistics the planner reads all follow-ups for each outcome.
    await client.query('ANALYZE visit, programme_item, readout, outcome, follow_up, agreement, agreement_outcome')
    await client.query(`INSERT INTO agreed (${columns}) SELECT ${columns} FROM agreed_source`)
  })
}

/** Sets the sequences after the numbers that were given, and lets the server count and tidy what it holds. */
async function tidy(ownerUrl: string, progress: Progress): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const table of ['visit', 'programme_item', 'outcome', 'agreement', 'follow_up']) {
      const last = `(SELECT max(number) FROM ${table})`
      await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'number'), ${last})`)
    }
    const tables = [...TABLES, 'agreed']
    for (const [index, table] of tables.entries()) {
      await client.query(`VACUUM (ANALYZE) ${table}`)
      progress({ name: 'statistics', done: index + 1, total: tables.length })
    }
  })
}

import type pg from 'pg'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { makeFollowUp } from '@/prisma/factories/follow-ups'

/** Outcomes with a follow-up each: enough that to read them all is seen. */
const MANY = 500
/** Postgres plans the first five of a statement for their values, and may plan the others for any. */
const CHANGES = 12

const owner = () => String(process.env.DATABASE_OWNER_URL)

/** The outcome and the follow-up many times. Returns the ids of the last follow-ups. */
async function multiply(client: pg.Client, outcomeId: string | null, followUpId: string): Promise<string[]> {
  await client.query('CREATE TEMP TABLE pair AS SELECT uuidv7() AS o, uuidv7() AS f FROM generate_series(1, $1)', [
    MANY,
  ])
  const copy = (
    table: string,
    ids: string,
  ) => `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(
    'number', nextval('${table}_number_seq'), ${ids}))).* FROM pair, ${table} t WHERE t.id = $1`
  await client.query(copy('outcome', `'id', pair.o`), [outcomeId])
  await client.query(copy('follow_up', `'id', pair.f, 'outcome_id', pair.o`), [followUpId])
  await client.query('ANALYZE outcome, follow_up, agreed, agreement, agreement_outcome')
  const { rows } = await client.query<{ f: string }>('SELECT f FROM pair ORDER BY o DESC LIMIT $1', [CHANGES])
  return rows.map(({ f }) => f)
}

const rowsRead = async (client: pg.Client): Promise<number> => {
  const sum = 'sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int'
  const { rows } = await client.query<{ read: number }>(`SELECT ${sum} AS read FROM pg_stat_xact_user_tables`)
  return rows[0]?.read ?? Number.NaN
}

test('a change of one follow-up reads what it came from, however much else was agreed', async () => {
  const { id, outcomeId } = await makeFollowUp(db())
  await withClient(owner(), async (client) => {
    await client.query('BEGIN')
    const ids = await multiply(client, outcomeId, id)
    const before = await rowsRead(client)
    for (const changed of ids) {
      await client.query(`UPDATE follow_up SET status = 'in_progress', started_at = now() WHERE id = $1`, [changed])
    }
    const read = (await rowsRead(client)) - before
    const { rowCount: kept } = await client.query(
      'SELECT 1 FROM agreed g JOIN follow_up f ON f.outcome_id = g.id WHERE f.id = ANY ($1) AND g.started_at IS NOT NULL',
      [ids],
    )
    await client.query('ROLLBACK')
    expect(kept).toBe(CHANGES)
    expect(read / CHANGES).toBeLessThan(100)
  })
})

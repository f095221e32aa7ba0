import { withClient } from '@/lib/platform/postgres/roles'
import { PUT_BACK } from './writes'

type Kept = { table: string; id: string; row: string }

/** Rows that a measurement makes, by table and the column of their time. */
const MADE = {
  audit_event: 'at',
  command_receipt: 'at',
  progress_report: 'at',
  follow_up: 'created_at',
  programme_item: 'created_at',
  visit_stop: 'visit_id IN (SELECT id FROM visit WHERE created_at',
  visit: 'created_at',
} as const

/**
 * Remembers what a measurement of changes is going to touch. The generated data stays what its seed says: the function
 * that this gives takes away what was made since and puts back what was changed.
 * @param superuserUrl of a generated database: no rule or trigger is asked.
 */
export async function rememberBefore(superuserUrl: string): Promise<() => Promise<void>> {
  const since = new Date().toISOString()
  const kept = await withClient(superuserUrl, async (client) => {
    const rows: Kept[] = []
    for (const [table, which] of Object.entries(PUT_BACK)) {
      const sql = `SELECT $1 AS table, t.id, row_to_json(t)::text AS row FROM ${table} t WHERE ${which}`
      rows.push(...(await client.query<Kept>(sql, [table])).rows)
    }
    return rows
  })
  return () =>
    withClient(superuserUrl, async (client) => {
      await client.query('BEGIN')
      await client.query('SET LOCAL session_replication_role = replica')
      const touched = await client.query<{ id: string }>(
        'SELECT DISTINCT outcome_id AS id FROM follow_up WHERE updated_at >= $1 AND outcome_id IS NOT NULL',
        [since],
      )
      for (const [table, column] of Object.entries(MADE))
        await client.query(`DELETE FROM ${table} WHERE ${column} >= $1${column.includes('(') ? ')' : ''}`, [since])
      for (const { table, id, row } of kept) {
        await client.query(`DELETE FROM ${table} WHERE id = $1`, [id])
        await client.query(`INSERT INTO ${table} SELECT (json_populate_record(null::${table}, $1::json)).*`, [row])
      }
      // What triggers keep of follow-ups, and were not asked to.
      const outcomes = touched.rows.map(({ id }) => id)
      await client.query(
        `UPDATE outcome o SET follow_ups = (SELECT count(*) FROM follow_up f WHERE f.outcome_id = o.id AND f.archived_at IS NULL)
          WHERE o.id = ANY ($1::uuid[])`,
        [outcomes],
      )
      await client.query('SELECT keep_agreed($1::uuid[])', [outcomes])
      await client.query('COMMIT')
      // As the server itself does it in time: the next measurement begins on tables as tidy as this one did.
      for (const table of new Set([...Object.keys(MADE), ...Object.keys(PUT_BACK), 'outcome', 'agreed']))
        await client.query(`VACUUM (ANALYZE) ${table}`)
    })
}

import pg from 'pg'
import { withDatabase } from '@/lib/platform/postgres/clones'
import { roleUser, withClient } from '@/lib/platform/postgres/roles'
import { currentFile, openLog, waitFor } from './server-log'
import { type Statement, statementOf } from './statement-log'

export type { Statement }

export type Recorder = {
  /** What the application executed from the beginning of the work until it settled; failed statements are not there. */
  record<T>(work: () => Promise<T>): Promise<{ result: T; statements: Statement[] }>
  /** Gives Postgres its own way of logging back. */
  stop(): Promise<void>
}

// Any number, the same for every recorder.
const RECORDING = 4_207_130
const SETTINGS = { log_destination: 'jsonlog', log_min_duration_statement: '0' }

/**
 * Records what the application's role executes in the database of this connection string, by Postgres' own log: the
 * server logs every statement with its values while a recorder is there. Several may be at once. What others do in the
 * same database meanwhile is recorded too. It needs a Postgres with a logging collector, as the built-in one is.
 * @param superuserUrl of the database to listen to. @param user whose statements count.
 */
export async function startRecorder(superuserUrl: string, user = roleUser('app')): Promise<Recorder> {
  const database = decodeURIComponent(new URL(superuserUrl).pathname.slice(1))
  const client = new pg.Client({ connectionString: withDatabase(superuserUrl, 'postgres') })
  client.on('error', () => {})
  await client.connect()
  await client.query('SELECT pg_advisory_lock_shared($1)', [RECORDING])
  for (const [name, value] of Object.entries(SETTINGS)) await client.query(`ALTER SYSTEM SET ${name} = '${value}'`)
  await client.query('SELECT pg_reload_conf()')
  const log = await openLog(client)
  // This connection reads the log; it need not stand in it.
  await client.query('SET log_min_duration_statement = -1')
  let last: Promise<unknown> = Promise.resolve()
  return {
    record: (work) => {
      const recording = last.then(async () => {
        await log.linesUntilNow()
        const result = await work()
        const lines = await log.linesUntilNow()
        return { result, statements: lines.flatMap((line) => statementOf(line, { user, database }) ?? []) }
      })
      last = recording.catch(() => {})
      return recording
    },
    stop: async () => {
      await client.query('SELECT pg_advisory_unlock_shared($1)', [RECORDING])
      const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [RECORDING])
      if (rows[0]?.alone) {
        for (const name of Object.keys(SETTINGS)) await client.query(`ALTER SYSTEM RESET ${name}`)
        await client.query('SELECT pg_reload_conf()')
        // Only then may the next begin: a log that is still open would say that its wishes are known already.
        await waitFor(async () => (await currentFile(client)) === null || null, 'The log of Postgres stays open.')
      }
      await client.end()
    },
  }
}

/** A node of a plan as `EXPLAIN (ANALYZE, FORMAT JSON)` has it; rows are averages of a loop. */
export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}
export type Explained = { rowsRead: number; plan: PlanNode | null }

// Where rows come out of tables; the index part of a bitmap scan is counted at its heap part.
const READS = new Set(['Seq Scan', 'Sample Scan', 'Index Scan', 'Index Only Scan', 'Bitmap Heap Scan', 'Tid Scan'])

/**
 * Executes each statement once more with its plan, in a transaction that is rolled back, and counts the rows that it
 * took out of tables and indexes, those thrown away by a filter among them. No plan for what cannot have one, and for a
 * write that cannot be done twice.
 * @param url of a role that may do what the statements do. @param settings of Postgres for the planner.
 */
export async function explain(
  url: string,
  statements: readonly Statement[],
  settings: Record<string, string> = {},
): Promise<Explained[]> {
  return withClient(url, async (client) => {
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, false)', [name, value])
    const explained: Explained[] = []
    for (const statement of statements) explained.push(await explainOne(client, statement))
    return explained
  })
}

async function explainOne(client: pg.Client, { sql, params, kind }: Statement): Promise<Explained> {
  if (kind === 'transaction') return { rowsRead: 0, plan: null }
  await client.query('BEGIN')
  try {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING off, FORMAT JSON) ${sql}`, params)
    const plan = rows[0]['QUERY PLAN'][0].Plan as PlanNode
    return { rowsRead: Math.round(rowsRead(plan)), plan }
  } catch (error) {
    if (kind === 'write') return { rowsRead: 0, plan: null }
    throw new Error(`${(error as Error).message}, in ${sql}`)
  } finally {
    await client.query('ROLLBACK')
  }
}

function rowsRead(node: PlanNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const here = READS.has(node['Node Type']) ? (node['Actual Rows'] + removed) * node['Actual Loops'] : 0
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsRead(child), here)
}

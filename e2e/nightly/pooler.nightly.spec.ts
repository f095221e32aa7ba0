import { withClient } from '@/lib/platform/postgres/roles'
import { openLog } from '@/lib/platform/testing/server-log'
import { address, describedVisit } from '../access/records'
import { routes } from '../access/sources'
import { ask } from '../fixtures/ask'
import { cookieFor, expect, test, userOf } from '../fixtures/people'
import { write } from './writers'

const SETTINGS = ['log_destination', 'log_statement']

test.use({ processes: 2 })

/*
 * PgBouncer in transaction mode gives each transaction whichever session is free, and up to 1.20 knows no prepared
 * statement of the protocol: one with a name would be looked for in a session that never saw it. The name of a
 * connection's application it carries over itself.
 */
test('no statement has a name, nor leaves anything in its session', async ({ server }) => {
  test.setTimeout(120_000)
  const ids = await describedVisit()
  const { name, value } = await cookieFor(await userOf('manager'), server.url)
  const cookie = `${name}=${value}`
  const executed = await statementsOf(server, async () => {
    for (const route of routes('page.tsx')) {
      await ask(server.url, { path: address(route, ids), method: 'GET', headers: { Cookie: cookie } }, 30_000)
    }
    const tally = { begun: [], acknowledged: [], resent: 0, refused: [] }
    await write({ url: server.url, cookie, visitId: ids.visitId }, tally, () => tally.acknowledged.length < 5)
    expect(tally.refused).toEqual([])
  })
  const named = executed.filter((message) => /^execute (?!<unnamed>)/.test(message))
  const lasting = executed.filter((message) =>
    /^(?:execute [^:]*|statement): (?:\s|\/\*.*?\*\/)*(?:SET (?!LOCAL|TRANSACTION|application_name)|PREPARE|LISTEN|DECLARE .* WITH HOLD|CREATE TEMP)/is.test(
      message,
    ),
  )
  console.log(
    `${executed.length} statements through the pool, ${named.length} with a name, ${lasting.length} that last`,
  )
  expect([named, lasting]).toEqual([[], []])
  expect(executed.length).toBeGreaterThan(100)
})

type Where = { superuserUrl: string; databaseUrl: string }

/** What Postgres notes of each statement that the application's role executes in this database meanwhile. */
async function statementsOf({ superuserUrl, databaseUrl }: Where, work: () => Promise<void>): Promise<string[]> {
  const { username: user, pathname } = new URL(databaseUrl)
  return withClient(superuserUrl, async (client) => {
    await client.query(`ALTER SYSTEM SET log_destination = 'stderr,jsonlog'`)
    await client.query(`ALTER SYSTEM SET log_statement = 'all'`)
    await client.query('SELECT pg_reload_conf()')
    try {
      const log = await openLog(client)
      await work()
      return (await log.linesUntilNow())
        .map((line) => JSON.parse(line) as { user?: string; dbname?: string; message?: string })
        .filter((entry) => entry.user === user && entry.dbname === pathname.slice(1))
        .map(({ message = '' }) => message)
        .filter((message) => /^(execute|statement)/.test(message))
    } finally {
      for (const setting of SETTINGS) await client.query(`ALTER SYSTEM RESET ${setting}`)
      await client.query('SELECT pg_reload_conf()')
    }
  })
}

import { get } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { explain, type Recorder, type Statement } from '@/lib/platform/testing/recorder'
import { CASES, type Case } from './cases'
import type { World } from './world'

/** What one request of a page cost: statements, rows that Postgres took out of tables, bytes before and after gzip. */
export type Cost = { queries: number; rows: number; bytes: number; gzip: number }
export type Measured = Cost & { name: string; statements: string[] }

// Tables of a few hundred rows are read whole because that is cheap; here it counts whether a page could do without.
const AS_IF_LARGE = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
}

export type Where = {
  url: string
  superuserUrl: string
  recorder: Recorder
  /** The `Cookie` header of each role. */
  cookies: Record<Role, string>
}

/** Asks for every page once: what a page does the first time only is not what it costs. */
export async function visitAll({ url, cookies }: Where, world: World): Promise<void> {
  for (const { role, path } of CASES) await ask(url + path(world), role ? cookies[role] : '')
}

/** Asks for every page once, each as its own role, and counts. */
export async function measureAll(where: Where, world: World): Promise<Measured[]> {
  // What the server tidies by itself, at a time of its own, would change plans from run to run: see `leaveToUs`.
  await withClient(where.superuserUrl, (client) => client.query('VACUUM (ANALYZE)'))
  const measured: Measured[] = []
  for (const one of CASES) measured.push(await measure(where, world, one))
  return measured
}

async function measure({ url, superuserUrl, recorder, cookies }: Where, world: World, one: Case): Promise<Measured> {
  const { name, role, path } = one
  // A session or a link that was last used a minute ago would be written to, in one request and not in the next.
  if (role) await db().session.updateMany({ where: { userId: world.users[role].id }, data: { lastSeenAt: new Date() } })
  else await db().privateLink.updateMany({ data: { lastUsedAt: new Date() } })
  const { result, statements } = await recorder.record(() => ask(url + path(world), role ? cookies[role] : ''))
  const queries = statements.filter(({ kind }) => kind !== 'transaction')
  const explained = await explain(superuserUrl, queries, AS_IF_LARGE)
  return {
    name,
    queries: queries.length,
    rows: explained.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    ...result,
    statements: queries.map((query, index) => `${told(query)} (${explained[index]?.rowsRead} rows)`),
  }
}

/** A statement by the name in its first comment, else by its first words. */
const told = ({ sql }: Statement): string =>
  /^\s*\/\* (.+?) \*\//.exec(sql)?.[1] ?? sql.replace(/\s+/g, ' ').slice(0, 120)

/**
 * The answer's size, and packed: here, since what the server packs ends in pieces that depend on when they were ready.
 * @throws Error when it is no 200
 */
function ask(address: string, cookie: string): Promise<{ bytes: number; gzip: number }> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { 'Accept-Encoding': 'identity', ...(cookie ? { Cookie: cookie } : {}) } })
    request.once('error', reject)
    request.once('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${address} answers ${response.statusCode}`))
        const body = Buffer.concat(parts)
        resolve({ bytes: body.length, gzip: gzipSync(body).length })
      })
    })
  })
}

import type pg from 'pg'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/roles'
import type { Statement } from '@/lib/platform/testing/recorder'
import { percentile } from './load'

const MOST = 60
const LEAST = 7

/**
 * The bare SQL of a request: its statements one after the other on one connection, with the values they had.
 * What a change wrote is written again in a transaction that is rolled back, under fresh ids.
 * @param since when the request was made (epoch ms): ids made after it are the ones to replace.
 * @returns the median in milliseconds.
 */
export async function replay(url: string, statements: readonly Statement[], since: number, seconds: number) {
  const writes = statements.some(({ kind }) => kind === 'write')
  return withClient(url, async (client) => {
    const times: number[] = []
    const end = performance.now() + seconds * 1000
    // The first two fill what a pool's connection has long had.
    for (let turn = 0; turn < LEAST || (turn < MOST && performance.now() < end); turn += 1) {
      const given = writes ? withFreshIds(statements, since) : statements
      const begun = performance.now()
      if (writes) await client.query('BEGIN')
      await all(client, given)
      if (writes) await client.query('ROLLBACK')
      if (turn >= 2) times.push(performance.now() - begun)
    }
    return percentile(times, 50)
  })
}

async function all(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { sql, params } of statements) await client.query({ text: sql, values: [...params] })
}

/** The same statements as if made anew: each id that the request made gets another one, the same everywhere. */
function withFreshIds(statements: readonly Statement[], since: number): Statement[] {
  const fresh = new Map<string, string>()
  const other = (id: string) => {
    if (!/-7/.test(id.slice(13, 15)) || Number.parseInt(id.replace('-', '').slice(0, 12), 16) < since) return id
    const known = fresh.get(id) ?? newId()
    fresh.set(id, known)
    return known
  }
  const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return statements.map((one) => ({ ...one, params: one.params.map((value) => value?.replace(UUID, other) ?? null) }))
}

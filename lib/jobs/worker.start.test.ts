import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cluster } from '@/lib/platform/postgres/cluster'
import { freePort } from '@/lib/platform/postgres/ports'
import { withClient } from '@/lib/platform/postgres/roles'
import { removeFolder, type Started, startCommand, temporaryFolder } from '@/lib/platform/testing/started'
import { throwawayCluster } from '@/lib/platform/testing/throwaway-cluster'

const folder = temporaryFolder()
let cluster: Cluster
let env: Record<string, string>
const started: Started[] = []

function start(command: string, more: Record<string, string> = {}): Started {
  const one = startCommand(command, { ...env, ...more })
  started.push(one)
  return one
}

/** Connections that workers hold. */
async function held(): Promise<number> {
  const sql = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'tashrif worker'"
  return withClient(cluster.url('app'), async (client) => (await client.query<{ n: number }>(sql)).rows[0]?.n ?? 0)
}

async function stopsInTime(one: Started, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const begun = Date.now()
  one.child.kill(signal)
  expect(await one.over).toBe(0)
  expect(Date.now() - begun).toBeLessThan(6_000)
  await expect.poll(held).toBe(0)
}

beforeAll(async () => {
  cluster = await throwawayCluster()
  env = {
    PORT: String(await freePort()),
    DATA_DIR: folder,
    DATABASE_URL: cluster.url('app'),
    DATABASE_OWNER_URL: cluster.url('owner'),
    SESSION_SECRET: 's'.repeat(40),
  }
})

afterAll(async () => {
  for (const { child, over } of started) {
    child.kill('SIGTERM')
    await over
  }
  await cluster.stop()
  removeFolder(folder)
})

test('`npm start` runs the jobs in its own process, on two connections at most, and stops in order', async () => {
  const server = start('start')
  await server.says('Ready on ')
  await expect.poll(held, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(await held()).toBeLessThanOrEqual(2)
  await stopsInTime(server, 'SIGINT')
})

test('with WORKER=off it does not, and `npm run worker` runs them apart', async () => {
  const server = start('start', { WORKER: 'off' })
  await server.says('Ready on ')
  expect(await held()).toBe(0)
  const worker = start('worker')
  await worker.says('Worker ready, ')
  expect(await held()).toBeGreaterThan(0)
  await stopsInTime(worker, 'SIGTERM')
  await stopsInTime(server, 'SIGTERM')
})

test('`npm run worker` without a server of its own says why it cannot', async () => {
  const refused = start('worker', { DATABASE_URL: '' })
  expect(await refused.over).toBe(1)
  expect(refused.said()).toContain('DATABASE_URL is not set')
})

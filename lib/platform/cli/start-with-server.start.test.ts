import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cluster } from '@/lib/platform/postgres/cluster'
import { freePort } from '@/lib/platform/postgres/ports'
import { withClient } from '@/lib/platform/postgres/roles'
import { removeFolder, startCommand, temporaryFolder } from '@/lib/platform/testing/started'
import { throwawayCluster } from '@/lib/platform/testing/throwaway-cluster'

const folder = temporaryFolder()
let cluster: Cluster
let env: Record<string, string>

beforeAll(async () => {
  cluster = await throwawayCluster()
  const PORT = String(await freePort())
  env = { PORT, DATA_DIR: folder, DATABASE_URL: cluster.url('app'), SESSION_SECRET: 's'.repeat(40) }
})

afterAll(async () => {
  await cluster.stop()
  removeFolder(folder)
})

test('with a server of their own people get no sample, and a link that makes the first admin', async () => {
  const server = startCommand('start', { ...env, DATABASE_OWNER_URL: cluster.url('owner') })
  const said = await server.says('Ready on ')
  expect(said).not.toMatch(/Password|@tashrif\.example|Warning/)
  const link = /^ {2}(http:\/\/localhost:\d+\/first-admin\S+)$/m.exec(said)?.[1] ?? ''
  expect((await fetch(link)).status).toBe(200)
  server.child.kill('SIGTERM')
  expect(await server.over).toBe(0)
})

test('`npm run sample` loads the visit into it, once', async () => {
  const first = startCommand('sample', { ...env, DATABASE_OWNER_URL: cluster.url('owner') })
  expect(await first.over).toBe(0)
  expect(first.said()).toMatch(/viewer@tashrif\.example\nPassword: \S{12,}/)
  const again = startCommand('sample', { ...env, DATABASE_OWNER_URL: cluster.url('owner') })
  expect(await again.over).toBe(1)
  expect(again.said()).toContain('already holds visits')
  const { rows } = await withClient(cluster.url('app'), (client) =>
    client.query('SELECT count(*)::int AS n FROM visit'),
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('`npm run migrate` warns when the application would run as the owner', async () => {
  const migrated = startCommand('migrate', { ...env, DATABASE_URL: cluster.url('owner') })
  expect(await migrated.over).toBe(0)
  expect(migrated.said()).toContain('Warning: one database role is both owner and application')
})

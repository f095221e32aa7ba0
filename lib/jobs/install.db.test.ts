import { getRollbackPlans, PgBoss } from 'pg-boss'
import { beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { migrate } from '@/lib/platform/postgres/migrate'
import { withClient } from '@/lib/platform/postgres/roles'
import { installJobs } from './install'
import { defineJob } from './job'
import { PASSIVE } from './queues'
import { JOBS } from './registry'

const app = () => String(process.env.DATABASE_URL)
const owner = () => String(process.env.DATABASE_OWNER_URL)
const run = (sql: string, url = owner()) => withClient(url, async (client) => (await client.query(sql)).rows)

async function drift() {
  const boss = new PgBoss({ ...PASSIVE, connectionString: owner(), max: 1 })
  await boss.start()
  const { ok } = await boss.detectSchemaDrift()
  await boss.stop({ graceful: false })
  return !ok
}

beforeEach(async () => {
  expect(await drift()).toBe(false)
})

test('tables of an earlier pg-boss are upgraded by the migrations, with what is in them', async () => {
  const [before] = await run('SELECT version FROM pgboss.version')
  const names = 'SELECT name FROM pgboss.queue ORDER BY name'
  const queues = await run(names)
  await run(getRollbackPlans('pgboss', before?.version))
  // Builders of indexes look at most every ten seconds, and one did when this database was made.
  await run('UPDATE pgboss.version SET bam_on = NULL')
  expect((await run('SELECT version FROM pgboss.version'))[0].version).toBe(before?.version - 1)
  await migrate({ owner: owner(), app: app() })
  expect(await run('SELECT version FROM pgboss.version', app())).toEqual([before])
  expect(await run(names, app())).toEqual(queues)
  expect(await drift()).toBe(false)
})

test('two that begin on an empty database at once make one queue of each job', async () => {
  await run('DROP SCHEMA pgboss CASCADE')
  await Promise.all([installJobs(owner()), installJobs(owner())])
  const queues = await run('SELECT name FROM pgboss.queue WHERE dead_letter IS NOT NULL ORDER BY name')
  expect(queues.map(({ name }) => name)).toEqual(JOBS.map(({ name }) => name).sort())
})

test('a job that is defined otherwise than its queue changes the queue, and one that is not leaves it alone', async () => {
  const job = defineJob({ name: 'changing', data: z.strictObject({}), retries: 5 })
  const queue = () => run("SELECT retry_limit, updated_on FROM pgboss.queue WHERE name = 'changing'")
  await installJobs(owner(), [job])
  const first = await queue()
  await installJobs(owner(), [job])
  expect(await queue()).toEqual(first)
  await installJobs(owner(), [{ ...job, retries: 2 }])
  expect((await queue())[0].retry_limit).toBe(2)
})

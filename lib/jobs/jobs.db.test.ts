import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ROOT } from '@/lib/platform/cli/children'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { enqueue } from './enqueue.commands'
import { HANDLERS } from './handlers'
import { installJobs } from './install'
import { type AnyJob, defineJob } from './job'
import { JOBS } from './registry'
import { leaveEffect, leavingEffect, makeEffectTable, writeEffect } from './testing/effect'
import { type Handled, handle, startWorker, type Worker } from './worker'

const url = () => String(process.env.DATABASE_URL)
const owner = () => String(process.env.DATABASE_OWNER_URL)

type Row = Record<string, unknown>
const query = (sql: string) => withClient(url(), async (client) => (await client.query<Row>(sql)).rows)
const jobsOf = ({ name }: AnyJob) =>
  query(`SELECT id, state::text AS state, retry_count AS retries FROM pgboss.job WHERE name = '${name}' ORDER BY 1`)
const effects = () => query('SELECT job_id AS id, note FROM effect ORDER BY note')

const working: Worker[] = []
async function work(handlers: readonly Handled[], zone = 'Asia/Tashkent'): Promise<Worker> {
  const worker = startWorker({ url: url(), zone, handlers })
  working.push(worker)
  await worker.ready
  return worker
}

/** The rounds that every worker does twice a minute, now: what was given up by its worker goes back. */
async function rounds(boss: Worker['boss']): Promise<void> {
  await query('UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL')
  await boss.supervise(leaveEffect.name)
}

const ask = (note: string) => db().$transaction((tx) => enqueue(tx, leaveEffect, { note }))

beforeAll(async () => {
  await makeEffectTable(owner())
  await installJobs(owner(), [leaveEffect])
})
beforeEach(() => withClient(owner(), (client) => client.query('TRUNCATE effect; DELETE FROM pgboss.job')))
afterEach(async () => {
  await Promise.all(working.splice(0).map((worker) => worker.stop(1_000)))
})

test('every job of the registry has its queue in a migrated database, and one handler', async () => {
  const names = JOBS.map(({ name }) => name).sort()
  expect(HANDLERS.map(({ job }) => job.name).sort()).toEqual(names)
  const queues = await query('SELECT name, dead_letter FROM pgboss.queue WHERE dead_letter IS NOT NULL ORDER BY 1')
  expect(queues.map(({ name }) => name)).toEqual([leaveEffect.name, ...names].sort())
  expect(new Set(queues.map(({ dead_letter }) => dead_letter))).toEqual(new Set(['dead-letters']))
})

test('the application works with the tables of the queue and cannot change what they are', async () => {
  await expect(query('ALTER TABLE pgboss.job ADD x int')).rejects.toMatchObject({ code: '42501' })
  await expect(query('CREATE TABLE pgboss.mine (x int)')).rejects.toMatchObject({ code: '42501' })
  const { rows } = await withClient(owner(), (client) =>
    client.query("SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'pgboss'"),
  )
  expect(rows).toEqual([{ owner: 'tashrif_owner' }])
})

test('a job asked for in a transaction that is undone is not there', async () => {
  const undone = db().$transaction(async (tx) => {
    expect(await enqueue(tx, leaveEffect, { note: 'never' })).toMatch(/^[0-9a-f-]{36}$/)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await jobsOf(leaveEffect)).toEqual([])
})

test('a job asked for in a transaction that is committed is there once, and its data was looked at', async () => {
  const id = await ask('one')
  expect(await jobsOf(leaveEffect)).toEqual([{ id, state: 'created', retries: 0 }])
  await expect(db().$transaction((tx) => enqueue(tx, leaveEffect, { note: 1 as never }))).rejects.toThrow()
})

test('of a job that there is to be one of, a second is not made while the first waits', async () => {
  const single = defineJob({ name: 'single', data: z.strictObject({}), policy: 'exclusive' })
  await installJobs(owner(), [single])
  const once = (singletonKey: string) => db().$transaction((tx) => enqueue(tx, single, {}, { singletonKey }))
  expect([await once('a'), await once('a'), await once('b')]).toEqual([expect.any(String), null, expect.any(String)])
})

test('two workers do each of forty jobs once', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => ask(`job ${String(i).padStart(2, '0')}`)))
  const fast = { ...leavingEffect, job: { ...leaveEffect, lookEverySeconds: 0.5 } }
  // Four lookers at the one queue.
  await Promise.all([work([fast, fast]), work([fast, fast])])
  await expect.poll(async () => (await effects()).length, { timeout: 25_000 }).toBe(40)
  await sleep(1_000)
  const left = await effects()
  expect(left.map(({ note }) => note)).toEqual(
    Array.from({ length: 40 }, (_, i) => `job ${String(i).padStart(2, '0')}`),
  )
  expect((await jobsOf(leaveEffect)).filter(({ state, retries }) => state !== 'completed' || retries !== 0)).toEqual([])
})

/** Has a worker of its own process take the job, kills it where it says, and returns. */
async function killWorkerAt(where: 'inside' | 'after'): Promise<void> {
  const script = path.join('lib', 'jobs', 'testing', 'killed-worker.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, where], { cwd: ROOT })
  let words = ''
  child.stdout.on('data', (text: Buffer) => (words += text.toString()))
  child.stderr.on('data', (text: Buffer) => (words += text.toString()))
  const over = new Promise((resolve) => child.once('close', resolve))
  await expect.poll(() => words, { timeout: 20_000 }).toContain(where)
  child.kill('SIGKILL')
  await over
}

test('a job whose worker was killed in its middle is done by another, and its effect is there once', async () => {
  const id = await ask('through a crash')
  await killWorkerAt('inside')
  expect(await jobsOf(leaveEffect)).toEqual([{ id, state: 'active', retries: 0 }])
  expect(await effects()).toEqual([])
  const { boss } = await work([leavingEffect])
  await expect
    .poll(() => rounds(boss).then(effects), { timeout: 20_000, interval: 500 })
    .toEqual([{ id, note: 'through a crash' }])
  await sleep(1_500)
  expect(await effects()).toHaveLength(1)
  expect(await jobsOf(leaveEffect)).toEqual([{ id, state: 'completed', retries: 1 }])
})

test('a job whose worker was killed after it committed is done, and not done again', async () => {
  const id = await ask('committed')
  await killWorkerAt('after')
  expect(await jobsOf(leaveEffect)).toEqual([{ id, state: 'completed', retries: 0 }])
  const { boss } = await work([leavingEffect])
  await sleep(2_000)
  await rounds(boss)
  expect(await effects()).toEqual([{ id, note: 'committed' }])
})

test('a worker that was taken for dead and comes back late leaves nothing', async () => {
  const id = await ask('late')
  let tries = 0
  const slow = handle(leaveEffect, async ({ jobId, once }) => {
    tries += 1
    const mine = tries
    if (mine === 1) await sleep(8_000)
    await once((tx) => writeEffect(tx, jobId, `try ${mine}`))
    return {}
  })
  // The first is held up past its time; the other worker does the job meanwhile.
  const { boss } = await work([slow])
  await expect.poll(() => tries).toBe(1)
  await work([slow])
  await expect.poll(() => rounds(boss).then(effects), { timeout: 15_000 }).toHaveLength(1)
  await sleep(4_000)
  expect(await effects()).toEqual([{ id, note: 'try 2' }])
})

test('what fails to the end lies among the dead letters with its data and kind of error, and no words of it', async () => {
  const doomed = defineJob({ ...leaveEffect, name: 'doomed', retries: 1 })
  await installJobs(owner(), [doomed])
  let tries = 0
  const failing = handle(doomed, async () => {
    tries += 1
    throw new RangeError('quotes Aziza')
  })
  const id = await db().$transaction((tx) => enqueue(tx, doomed, { note: 'kept' }))
  await work([failing])
  const dead = `SELECT data, source_name, source_id, source_output FROM pgboss.job WHERE name = 'dead-letters'`
  await expect.poll(() => query(dead), { timeout: 15_000 }).toHaveLength(1)
  const [letter] = await query(dead)
  expect(letter).toMatchObject({ data: { note: 'kept' }, source_name: 'doomed', source_id: id })
  expect(letter?.source_output).toMatchObject({ name: 'JobFailed', error: { type: 'RangeError' } })
  expect(JSON.stringify(letter)).not.toContain('Aziza')
  expect(tries).toBe(2)
})

test('a due time with two workers is one run in the home zone, also when it passed while none was there', async () => {
  const clocked = defineJob({
    name: 'clocked',
    data: z.strictObject({}),
    cron: '10 3 * * *',
    policy: 'exclusive',
    lookEverySeconds: 0.5,
  })
  await installJobs(owner(), [clocked])
  let runs = 0
  const counted = handle(clocked, async () => {
    runs += 1
    return {}
  })
  const zone = 'Pacific/Chatham'
  const earlier = await work([counted], zone)
  await earlier.stop(1_000)
  await query("UPDATE pgboss.schedule SET created_on = now() - interval '2 days'")
  await query("UPDATE pgboss.version SET cron_on = now() - interval '1 day'")
  await Promise.all([work([counted], zone), work([counted], zone)])
  await expect.poll(() => runs, { timeout: 25_000 }).toBe(1)
  await sleep(3_000)
  expect(runs).toBe(1)
  expect(await jobsOf(clocked)).toHaveLength(1)
  const [sent] = await query("SELECT data->>'slot' AS slot FROM pgboss.job WHERE name = '__pgboss__send-it'")
  const due = new Date(`${String(sent?.slot).replace(' ', 'T')}Z`)
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, timeStyle: 'short', hourCycle: 'h23' })
  expect(clock.format(due)).toBe('03:10')
})

test('a worker whose connections the server ends goes on with new ones', async () => {
  await work([leavingEffect])
  await withClient(owner(), (client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tashrif worker'",
    ),
  ).catch(() => {})
  const id = await ask('after all')
  await expect.poll(effects, { timeout: 10_000 }).toEqual([{ id, note: 'after all' }])
})

test('asked to stop, a worker finishes what it has begun and gives back what takes too long', async () => {
  let tries = 0
  const slow = handle(leaveEffect, async ({ jobId, data, once }) => {
    tries += 1
    await sleep(data.note === 'short' ? 700 : 5_000)
    await once((tx) => writeEffect(tx, jobId, data.note))
    return {}
  })
  const unhurried = { ...slow, job: { ...leaveEffect, name: 'unhurried', longestSeconds: 60 } }
  const job = { ...leaveEffect, name: 'unhurried', longestSeconds: 60 }
  await installJobs(owner(), [job])
  await db().$transaction((tx) => enqueue(tx, job, { note: 'short' }))
  const first = await work([unhurried])
  await expect.poll(() => tries).toBe(1)
  await first.stop(3_000)
  expect(await effects()).toMatchObject([{ note: 'short' }])
  await db().$transaction((tx) => enqueue(tx, job, { note: 'long' }))
  const second = await work([unhurried])
  await expect.poll(() => tries).toBe(2)
  const begun = Date.now()
  await second.stop(1_000)
  expect(Date.now() - begun).toBeLessThan(2_500)
  expect((await jobsOf(job)).map(({ state }) => state).sort()).toEqual(['completed', 'retry'])
  expect(await effects()).toHaveLength(1)
})

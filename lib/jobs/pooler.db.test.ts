import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb, type Db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { installedPooler, type Pooler, startPooler } from '@/lib/platform/testing/pooler'
import { enqueue } from './enqueue.commands'
import { installJobs } from './install'
import { leaveEffect, leavingEffect, makeEffectTable } from './testing/effect'
import { startWorker } from './worker'

// The queue needs no session of its own: its locks end with their transactions, and it does not listen.
const program = installedPooler()
let pooler: Pooler | undefined
let pooled: Db

beforeAll(async () => {
  const owner = String(process.env.DATABASE_OWNER_URL)
  await makeEffectTable(owner)
  await installJobs(owner, [leaveEffect])
  if (!program) return
  pooler = await startPooler(program, String(process.env.DATABASE_URL))
  pooled = createDb(pooler.url)
})

afterAll(async () => {
  await pooled?.$disconnect()
  await pooler?.stop()
})

test.runIf(program)('behind PgBouncer in transaction mode, two workers do each of twenty jobs once', async () => {
  const url = String(pooler?.url)
  const notes = Array.from({ length: 20 }, (_, i) => `job ${String(i).padStart(2, '0')}`)
  await Promise.all(notes.map((note) => pooled.$transaction((tx) => enqueue(tx, leaveEffect, { note }))))
  const errors: Error[] = []
  const workers = [1, 2].map(() =>
    startWorker({ url, zone: 'Asia/Tashkent', handlers: [leavingEffect, leavingEffect] }),
  )
  for (const { boss } of workers) boss.on('error', (error) => errors.push(error))
  await Promise.all(workers.map(({ ready }) => ready))
  const written = () =>
    withClient(String(process.env.DATABASE_URL), async (client) =>
      (await client.query<{ note: string }>('SELECT note FROM effect ORDER BY 1')).rows.map(({ note }) => note),
    )
  await expect.poll(async () => (await written()).length, { timeout: 20_000 }).toBe(20)
  await sleep(1_000)
  await Promise.all(workers.map(({ boss }) => boss.supervise()))
  await Promise.all(workers.map((worker) => worker.stop(1_000)))
  expect(await written()).toEqual(notes)
  expect(errors).toEqual([])
})

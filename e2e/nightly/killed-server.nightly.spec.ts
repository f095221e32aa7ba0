import { setTimeout as sleep } from 'node:timers/promises'
import { enqueue } from '@/lib/jobs/enqueue.commands'
import { installJobs } from '@/lib/jobs/install'
import { purgeReceipts, purgeSessions } from '@/lib/jobs/registry'
import { leaveEffect, makeEffectTable } from '@/lib/jobs/testing/effect'
import { ended, ROOT, startScript } from '@/lib/platform/cli/children'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { makeUser } from '@/prisma/factories/accounts'
import { makeVisit } from '@/prisma/factories/visits'
import { cookieFor, expect, test } from '../fixtures/people'
import { type Tally, write } from './writers'

const WRITERS = 24
const JOBS = 300
/** Milliseconds: how long all is well before a process is killed, and how long it stays away. */
const WELL_MS = 5_000
const AWAY_MS = 3_000

test.use({ startFrom: 'empty', processes: 2 })

test('servers that are killed lose no acknowledged write and double none', async ({ server }) => {
  test.setTimeout(300_000)
  const tally: Tally = { begun: [], acknowledged: [], resent: 0, refused: [] }
  const planner = await makeUser(db(), { roles: ['planner'] })
  const { name, value } = await cookieFor(planner.id, server.url)
  const visits = await Promise.all(Array.from({ length: WRITERS }, () => makeVisit(db(), { team: [planner.id] })))
  let over = false
  const writers = visits.map(({ id }) =>
    write({ url: server.url, cookie: `${name}=${value}`, visitId: id }, tally, () => !over),
  )
  // Which of the two servers' own workers has it when it dies is chance; done it must be.
  const cleaning = await db().$transaction(async (tx) => [
    await enqueue(tx, purgeSessions, {}),
    await enqueue(tx, purgeReceipts, {}),
  ])
  for (const one of [...server.processes, ...server.processes]) {
    await sleep(WELL_MS)
    await one.kill()
    await sleep(AWAY_MS)
    await one.start()
  }
  await sleep(WELL_MS)
  over = true
  await Promise.all(writers)

  const found = await howOftenWritten(server.ownerUrl)
  const lost = tally.acknowledged.filter((id) => !found.has(id))
  const doubled = [...found].filter(([, times]) => times.some((count) => count !== 1))
  console.log(
    `servers killed 4, writes ${tally.begun.length}, acknowledged ${tally.acknowledged.length}, resent ${tally.resent}, ` +
      `in the database ${found.size}, lost ${lost.length}, doubled ${doubled.length}`,
  )
  expect(tally.refused).toEqual([])
  expect(tally.acknowledged).toHaveLength(tally.begun.length)
  expect([...found.keys()].sort()).toEqual([...tally.begun].sort())
  expect([lost, doubled]).toEqual([[], []])
  expect(tally.resent).toBeGreaterThan(0)
  await expect.poll(() => unfinished(server.ownerUrl, cleaning), { timeout: 120_000 }).toBe(0)
})

/** Of each command that left anything: its items, its receipts, its events of the trail. */
async function howOftenWritten(ownerUrl: string): Promise<Map<string, number[]>> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string; items: number; receipts: number; events: number }>(`
      SELECT id, sum(items)::int AS items, sum(receipts)::int AS receipts, sum(events)::int AS events FROM (
        SELECT replace(title, 'Written ', '') AS id, 1 AS items, 0 AS receipts, 0 AS events
          FROM programme_item WHERE title LIKE 'Written %'
        UNION ALL SELECT command_id::text, 0, 1, 0 FROM command_receipt WHERE command = 'addProgrammeItem'
        UNION ALL SELECT command_id::text, 0, 0, 1 FROM audit_event WHERE subject_name LIKE 'Written %'
      ) traces GROUP BY id`),
  )
  return new Map(rows.map(({ id, items, receipts, events }) => [id, [items, receipts, events]]))
}

async function unfinished(ownerUrl: string, ids: (string | null)[]): Promise<number> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(`SELECT count(*)::int AS n FROM pgboss.job WHERE id = ANY($1) AND state <> 'completed'`, [ids]),
  )
  return rows[0]?.n
}

test('workers that are killed lose no job and do none twice', async ({ server }) => {
  test.setTimeout(300_000)
  await makeEffectTable(server.ownerUrl)
  await installJobs(server.ownerUrl, [leaveEffect])
  const workers = [startWorker(server.pooledUrl), startWorker(server.pooledUrl)]
  const asked: string[] = []
  for (let number = 0; number < JOBS; number += 1) {
    const id = await db().$transaction((tx) => enqueue(tx, leaveEffect, { note: String(number) }))
    if (id) asked.push(id)
    if (number % (JOBS / 5) === JOBS / 10) {
      const killed = workers.shift()
      killed?.kill('SIGKILL')
      if (killed) await ended(killed)
      workers.push(startWorker(server.pooledUrl))
    }
    await sleep(50)
  }
  const done = async () => {
    const { rows } = await withClient(server.ownerUrl, (client) =>
      client.query('SELECT job_id::text AS id FROM effect'),
    )
    return rows.map(({ id }) => String(id)).sort()
  }
  await expect.poll(async () => (await done()).length, { timeout: 180_000 }).toBeGreaterThanOrEqual(JOBS)
  for (const worker of workers) worker.kill('SIGKILL')
  const rows = await done()
  console.log(
    `workers killed 5, jobs ${asked.length}, done ${new Set(rows).size}, lost ${asked.filter((id) => !rows.includes(id)).length}, ` +
      `twice ${rows.length - new Set(rows).size}`,
  )
  expect(rows).toEqual(asked.sort())
})

const WORKER = `${ROOT}/lib/jobs/testing/effect-worker.ts`

function startWorker(databaseUrl: string) {
  return startScript(WORKER, [], {
    output: 'quiet',
    flags: ['--import', 'tsx'],
    env: { DATABASE_URL: databaseUrl, SESSION_SECRET: process.env.SESSION_SECRET, LOG_LEVEL: 'warn' },
  })
}

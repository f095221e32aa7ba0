import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { HANDLERS } from '@/lib/jobs/handlers'
import { workOffBulkChange } from '@/lib/jobs/registry'
import { startWorker, type Worker } from '@/lib/jobs/worker'
import { ROOT } from '@/lib/platform/cli/children'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/roles'
import { asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeVisit } from '@/prisma/factories/visits'
import { reassignFollowUps, stopBulkChange } from './commands'
import { bulkProgress, getBulkChange, listBulkProblems } from './queries'
import { FOLLOW_UP_ACTS } from './row.commands'
import { BulkInterrupted, workOffBulk } from './work.commands'

type Someone = Actor & { userId: string }

const NOW = new Date('2027-03-12T10:00:00Z')
const url = () => String(process.env.DATABASE_URL)
const query = (sql: string) => withClient(url(), async (client) => (await client.query(sql)).rows)
const JOB = HANDLERS.filter(({ job }) => job.name === workOffBulkChange.name)

let officer: { id: string }
beforeAll(async () => {
  officer = await makePerson(db())
})
beforeEach(() => withClient(String(process.env.DATABASE_OWNER_URL), (client) => client.query('DELETE FROM pgboss.job')))

const working: Worker[] = []
async function work(): Promise<Worker> {
  const worker = startWorker({ url: url(), zone: 'Asia/Tashkent', handlers: JOB })
  working.push(worker)
  await worker.ready
  return worker
}
afterEach(async () => {
  await Promise.all(working.splice(0).map((worker) => worker.stop(1_000)))
})

/** A visit with so many follow-ups, every tenth of them closed, and a bulk change of them all that waits. */
async function asked(actor: Someone, count: number) {
  const visit = await makeVisit(db(), { title: `Visit ${newId()}` })
  const outcome = await makeOutcome(db(), { visitId: visit.id })
  const { id } = await makeFollowUp(db(), { outcomeId: outcome.id })
  await withClient(url(), (client) =>
    client.query(
      `INSERT INTO follow_up (id, visit_id, outcome_id, title, search_key, touched_at, updated_at, status, closed_at)
      SELECT gen_random_uuid(), f.visit_id, f.outcome_id, f.title || ' ' || n, f.search_key, f.touched_at, f.updated_at,
        CASE WHEN n % 10 = 0 THEN 'closed' ELSE 'open' END::follow_up_status, CASE WHEN n % 10 = 0 THEN f.touched_at END
      FROM follow_up f, generate_series(2, $2::int) n WHERE f.id = $1`,
      [id, count],
    ),
  )
  const input = { commandId: newId(), query: `visit=${visit.id}`, officer }
  const answer = await reassignFollowUps(actor, input, NOW)
  expect(answer).toEqual({
    ok: true,
    value: { id: input.commandId, total: count, changed: 0, failed: 0, waiting: count },
  })
  return { bulkId: input.commandId, visitId: visit.id, resend: () => reassignFollowUps(actor, input, NOW) }
}

/** How often each of a visit's follow-ups was changed: their version, and the events that tell of it. */
async function timesChanged(visitId: string) {
  const events = `SELECT count(*)::int FROM audit_event e WHERE e.subject_id = f.id AND e.action = 'follow_up.edited'`
  const rows = await query(`SELECT version - 1 AS versions, (${events}) AS events, count(*)::int AS rows
    FROM follow_up f WHERE visit_id = '${visitId}' GROUP BY 1, 2 ORDER BY 1`)
  return rows
}
const ended = (actor: Someone, bulkId: string) =>
  expect.poll(async () => (await bulkProgress(actor, bulkId))?.state, { timeout: 25_000 }).toMatch(/done|stopped/)
async function over(actor: Someone, bulkId: string) {
  const progress = await bulkProgress(actor, bulkId)
  return progress && { state: progress.state, total: progress.total, over: progress.changed + progress.failed }
}
const notices = (userId: string) => db().notification.findMany({ where: { userId } })
const options = { acts: FOLLOW_UP_ACTS, clock: () => NOW }

test('six thousand are a job: its numbers grow, a resend is the same, and its asker is told when it is over', async () => {
  const actor = await asRole(db(), 'staff')
  const { bulkId, visitId, resend } = await asked(actor, 6_000)
  // What it does to a row is tried elsewhere; six thousand of the same take their time.
  const quick = { reassign: { ...FOLLOW_UP_ACTS.reassign, run: quickly } }
  const controller = new AbortController()
  let batches = 0
  const clock = () => {
    batches += 1
    if (batches === 80) controller.abort()
    return NOW
  }
  const { signal } = controller
  await expect(workOffBulk(bulkId, { acts: quick, clock, signal })).rejects.toThrow(BulkInterrupted)
  expect(await over(actor, bulkId)).toEqual({ state: 'running', total: 6_000, over: 2_000 })
  expect(await resend()).toMatchObject({ ok: true, value: { id: bulkId, waiting: 4_000 } })
  await Promise.all([1, 2].map(() => workOffBulk(bulkId, { ...options, acts: quick })))
  expect(await bulkProgress(actor, bulkId)).toEqual({ state: 'done', total: 6_000, changed: 5_400, failed: 600 })
  expect(await timesChanged(visitId)).toEqual([
    { versions: 0, events: 0, rows: 600 },
    { versions: 1, events: 0, rows: 5_400 },
  ])
  expect(await notices(actor.userId)).toMatchObject([
    { kind: 'bulk_done', subjectId: bulkId, values: { changed: 5_400, failed: 600, total: 6_000 } },
  ])
  const first = await listBulkProblems(actor, bulkId)
  expect(first.rows).toHaveLength(50)
  const second = await listBulkProblems(actor, bulkId, first.next ?? undefined)
  expect(second.rows[0]?.position).toBeGreaterThan(first.rows.at(-1)?.position ?? 0)
}, 120_000)

const quickly: (typeof FOLLOW_UP_ACTS)['reassign']['run'] = async ({ tx }, { followUpId }) => {
  const changed = await tx.$executeRaw`/* test.quickly */ UPDATE follow_up SET version = version + 1
    WHERE id = ${followUpId}::uuid AND status <> 'closed'`
  const refusal = { kind: 'refused', reason: { key: 'refusals.followUps.finished' } } as const
  return changed === 1 ? { ok: true, value: null } : { ok: false, failure: refusal }
}

test('a worker that is killed in the middle leaves the rest to another, and each row is changed once', async () => {
  const actor = await asRole(db(), 'manager')
  const { bulkId, visitId } = await asked(actor, 220)
  const script = path.join('lib', 'jobs', 'testing', 'killed-worker.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, '60'], { cwd: ROOT })
  let words = ''
  child.stdout.on('data', (text: Buffer) => (words += text.toString()))
  const gone = new Promise((resolve) => child.once('close', resolve))
  await expect.poll(() => words, { timeout: 25_000 }).toContain('inside')
  child.kill('SIGKILL')
  await gone
  // Two batches are in; the third was in the middle.
  expect(await over(actor, bulkId)).toEqual({ state: 'running', total: 220, over: 50 })
  await query(`UPDATE pgboss.job SET heartbeat_on = now() - interval '5 minutes' WHERE state = 'active'`)
  const { boss } = await work()
  await expect
    .poll(
      async () => {
        await query('UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL')
        await boss.supervise(workOffBulkChange.name)
        return (await bulkProgress(actor, bulkId))?.state
      },
      { timeout: 25_000, interval: 500 },
    )
    .toBe('done')
  expect(await timesChanged(visitId)).toEqual([
    { versions: 0, events: 0, rows: 22 },
    { versions: 1, events: 1, rows: 198 },
  ])
}, 90_000)

test.each(['deactivated', 'demoted'] as const)('an asker who is %s meanwhile stops it, and it says so', async (how) => {
  const actor = await asRole(db(), 'staff')
  const { bulkId, visitId } = await asked(actor, 201)
  const user = { where: { id: actor.userId } }
  if (how === 'deactivated') await db().user.update({ ...user, data: { deactivatedAt: NOW } })
  else await db().userRole.updateMany({ where: { userId: actor.userId }, data: { role: 'viewer' } })
  await work()
  await ended(actor, bulkId)
  expect(await getBulkChange(actor, bulkId)).toMatchObject({ state: 'stopped', stoppedBy: 'rights', changed: 0 })
  expect(await timesChanged(visitId)).toMatchObject([{ versions: 0, rows: 201 }])
  expect(await notices(actor.userId)).toMatchObject([{ kind: 'bulk_stopped' }])
})

test('a bulk change that its asker stops does no more', async () => {
  const actor = await asRole(db(), 'staff')
  const { bulkId, visitId } = await asked(actor, 201)
  expect(await stopBulkChange(actor, { commandId: newId(), bulkId }, NOW)).toEqual({ ok: true, value: null })
  expect(await workOffBulk(bulkId, options)).toEqual({ changed: 0, failed: 0 })
  expect(await getBulkChange(actor, bulkId)).toMatchObject({ state: 'stopped', stoppedBy: 'asker' })
  expect(await timesChanged(visitId)).toMatchObject([{ versions: 0, rows: 201 }])
})

test('a row that breaks is listed and keeps no other from being changed', async () => {
  const actor = await asRole(db(), 'staff')
  const { bulkId, visitId } = await asked(actor, 201)
  const { id: third } = await db().followUp.findFirstOrThrow({ where: { visitId, status: 'open' }, skip: 2 })
  const breaking = { ...FOLLOW_UP_ACTS.reassign, run: broken }
  async function broken(...[context, row, given]: Parameters<typeof FOLLOW_UP_ACTS.reassign.run>) {
    if (row.followUpId === third) await context.tx.$executeRaw`/* test.broken */ SELECT 1 / 0`
    return await FOLLOW_UP_ACTS.reassign.run(context, row, given)
  }
  expect(await workOffBulk(bulkId, { ...options, acts: { reassign: breaking } })).toEqual({ changed: 180, failed: 21 })
  const { rows } = await listBulkProblems(actor, bulkId)
  expect(rows.filter(({ problem }) => problem.key === 'refusals.bulk.broken')).toHaveLength(1)
  expect((await timesChanged(visitId)).at(-1)).toEqual({ versions: 1, events: 1, rows: 180 })
})

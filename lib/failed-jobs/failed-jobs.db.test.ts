import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandsAt, refusal } from '@/lib/audit/testing/commands'
import { say } from '@/lib/i18n/say'
import { enqueue } from '@/lib/jobs/enqueue.commands'
import { OPTIONS } from '@/lib/jobs/queues'
import { JOBS, remindReadouts, sendMail } from '@/lib/jobs/registry'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { retryJob } from './commands'
import { listFailedJobs } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const [admin, manager] = [await asRole(db(), 'admin'), await asRole(db(), 'manager')]
const run = commandsAt(NOW, () => admin)
let boss: PgBoss
beforeAll(async () => {
  boss = new PgBoss({ ...OPTIONS, connectionString: String(process.env.DATABASE_URL), schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
})
afterAll(() => boss.stop({ graceful: false }))

/** A job whose last try failed, as its worker leaves it. */
async function failed(job: typeof sendMail | typeof remindReadouts, data: object): Promise<string> {
  const id = await db().$transaction((tx) => enqueue(tx, job as typeof sendMail, data as { mailId: string }))
  await db().$executeRaw`UPDATE pgboss.job SET retry_limit = 0 WHERE id = ${id}::uuid`
  const [taken] = await boss.fetch(job.name)
  expect(taken?.id).toBe(id)
  await boss.fail(job.name, String(id), { name: 'JobFailed', error: { type: 'PrismaError', code: 'P2002', at: [] } })
  const { rows } = await listFailedJobs(admin, {})
  return String(rows[0]?.id)
}
const waiting = (name: string) =>
  db().$queryRaw<{ data: unknown; retries: number }[]>`
    SELECT j.data, j.retry_count AS retries FROM pgboss.job j WHERE j.name = ${name} AND j.state = 'created'`

it('a job that was given up is listed for admins with its kind of error, and is tried again with what it was asked with', async () => {
  const mailId = newId()
  const jobId = await failed(sendMail, { mailId })
  expect((await listFailedJobs(admin, {})).rows).toEqual([
    expect.objectContaining({ id: jobId, job: 'send-mail', error: 'PrismaError P2002', tries: 1 }),
  ])
  expect(JSON.stringify(await listFailedJobs(admin, {}))).not.toContain(mailId)
  expect((await listFailedJobs(manager, {})).rows).toEqual([])
  expect(await run(retryJob, { jobId }, manager)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  expect(await run(retryJob, { jobId: newId() })).toEqual({ ok: false, failure: { kind: 'missing' } })
  const commandId = newId()
  for (const _ of [1, 2]) expect(await run(retryJob, { jobId, commandId })).toEqual({ ok: true, value: null })
  expect(await run(retryJob, { jobId })).toEqual({ ok: false, failure: { kind: 'missing' } })
  expect(await waiting(sendMail.name)).toEqual([{ data: { mailId }, retries: 0 }])
  expect((await listFailedJobs(admin, {})).count).toBe(0)
  expect(await db().auditEvent.findMany({ where: { subjectId: jobId } })).toMatchObject([
    { action: 'job.retried', subjectName: 'send-mail', actorId: admin.userId },
  ])
})

it('one of which another waits already stays where it is', async () => {
  const jobId = await failed(remindReadouts, {})
  await db().$transaction((tx) => enqueue(tx, remindReadouts, {}))
  expect(await run(retryJob, { jobId })).toMatchObject(refusal('refusals.jobs.underWay'))
  expect((await listFailedJobs(admin, {})).rows.map(({ id }) => id)).toEqual([jobId])
  expect(await waiting(remindReadouts.name)).toHaveLength(1)
})

it('are many pages long, one after the other', async () => {
  await boss.deleteQueuedJobs(sendMail.name)
  for (let i = 0; i < 52; i++) await failed(sendMail, { mailId: newId() })
  const first = await listFailedJobs(admin, {})
  const second = await listFailedJobs(admin, { after: String(first.next) })
  expect([first.rows.length, second.next]).toEqual([50, null])
  const back = await listFailedJobs(admin, { before: String(second.previous) })
  expect(back.rows).toEqual(first.rows)
}, 60_000)

it.each(JOBS)('$name has a name in words', ({ name }) => {
  expect(say(`failedJobs.names.${name}`)).not.toBe('')
})

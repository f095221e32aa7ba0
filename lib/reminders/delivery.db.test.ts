import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { PgBoss } from 'pg-boss'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enqueue } from '@/lib/jobs/enqueue.commands'
import { OPTIONS } from '@/lib/jobs/queues'
import { remindFollowUps, sendMail } from '@/lib/jobs/registry'
import { ROOT } from '@/lib/platform/cli/children'
import { db } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'

/** Where in the handing over of a mail its worker is killed; `soon` is at any moment, before it too. */
type Moment = 'soon' | 'receiver' | 'answer'

/** One mailbox, whichever mail server takes a mail for it. */
const mailbox: { server: string; mail: ParsedMail }[] = []
const heldUp: { server: string; go: () => void }[] = []
let moment: Moment = 'soon'

/** A real mail server of one worker, which waits at the moment that is asked for; what it has taken is delivered. */
async function mailServer(name: string): Promise<void> {
  const hold = (here: Moment, go: () => void) => {
    if (moment === here) heldUp.push({ server: name, go })
    else go()
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => hold('receiver', done),
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        mailbox.push({ server: name, mail })
        hold('answer', done)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  ports.set(name, (server.server.address() as AddressInfo).port)
}

const NAMES = ['one', 'two']
const servers: SMTPServer[] = []
const ports = new Map<string, number>()
const workers = new Map<string, ChildProcess>()
let boss: PgBoss

async function startWorker(name: string): Promise<void> {
  const env = {
    ...process.env,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(ports.get(name)),
    MAIL_FROM: 'visits@ministry.example',
    APP_URL: 'https://visits.example',
  }
  const script = path.join('lib', 'jobs', 'testing', 'reminding-worker.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, env })
  workers.set(name, child)
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.toString().includes('working') && resolve())
    child.once('close', (code) => reject(new Error(`the worker ended with ${code}`)))
  })
}

async function killWorker(name: string): Promise<void> {
  const child = workers.get(name)
  if (!child || child.exitCode !== null) return
  const over = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await over
}

beforeAll(async () => {
  for (const name of NAMES) await mailServer(name)
  boss = new PgBoss({ ...OPTIONS, connectionString: String(process.env.DATABASE_URL), schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  await Promise.all(NAMES.map(startWorker))
})
afterAll(async () => {
  for (const { go } of heldUp.splice(0)) go()
  await Promise.all(NAMES.map(killWorker))
  await boss.stop({ graceful: false })
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
})

/** A follow-up that is due today, of an officer with a mailbox. */
async function dueToday() {
  const person = await makePerson(db())
  const officer = await makeUser(db(), { roles: ['staff'], personId: person.id })
  const dueDate = new Date(`${todayAtHome()}T00:00:00Z`)
  return { officer, followUp: await makeFollowUp(db(), { officerId: person.id, dueDate }) }
}

/** What a dead worker held goes back, as the rounds of every worker do it twice a minute; waits are cut short. */
async function doRounds(): Promise<void> {
  await db().$executeRaw`UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL`
  await db().$executeRaw`UPDATE pgboss.job SET heartbeat_on = now() - interval '5 minutes' WHERE state = 'active'`
  for (const { name } of [remindFollowUps, sendMail]) await boss.supervise(name)
  await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`
}

const settledMail = (userId: string) =>
  db().mail.findMany({ where: { userId, state: { in: ['sent', 'uncertain', 'failed'] } }, select: { state: true } })

/** Two workers, one of them killed at the moment; then the other does what is left. */
async function round(at: Moment): Promise<{ got: number; state: string | undefined; delivered: string | undefined }> {
  moment = at
  const { officer, followUp } = await dueToday()
  const mine = () =>
    mailbox.filter(({ mail }) => mail.to && !Array.isArray(mail.to) && mail.to.text.includes(officer.email))
  await db().$transaction((tx) => enqueue(tx, remindFollowUps, {}))
  let killed = Math.random() < 0.5 ? 'one' : 'two'
  if (at === 'soon') await sleep(Math.random() * 1_500)
  else {
    await expect.poll(() => heldUp.length, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0)
    killed = heldUp[0]?.server ?? killed
  }
  await killWorker(killed)
  moment = 'soon'
  for (const { go } of heldUp.splice(0)) go()
  const done = async () => {
    await doRounds()
    return (await settledMail(officer.id)).length
  }
  await expect.poll(done, { timeout: 45_000, interval: 500 }).toBe(1)
  await startWorker(killed)
  await doRounds()
  await db().$transaction((tx) => enqueue(tx, remindFollowUps, {}))
  await sleep(1_200)
  expect(await db().notification.count({ where: { userId: officer.id, subjectId: followUp.id } })).toBe(1)
  expect(await db().followUpReminder.count({ where: { followUpId: followUp.id } })).toBe(1)
  expect(await db().mail.count({ where: { userId: officer.id } })).toBe(1)
  const [mail] = await settledMail(officer.id)
  return { got: mine().length, state: mail?.state, delivered: mine()[0]?.mail.subject }
}

describe('a reminder, with two workers running and one of them killed', () => {
  it.each<Moment>(['soon', 'receiver', 'answer', 'soon'])(
    'arrives in a real mailbox exactly once, or is said to be uncertain (%s)',
    async (at) => {
      const { got, state, delivered } = await round(at)
      if (state === 'sent') expect([got, delivered]).toEqual([1, expect.stringContaining('is due on')])
      else expect([state, got <= 1]).toEqual(['uncertain', true])
      // Taken, and nobody heard it: it lies in the mailbox, and is not sent a second time.
      if (at === 'answer') expect([state, got]).toEqual(['uncertain', 1])
    },
    120_000,
  )
})

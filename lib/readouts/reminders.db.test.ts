import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { enqueue } from '@/lib/jobs/enqueue.commands'
import { HANDLERS } from '@/lib/jobs/handlers'
import { remindReadouts } from '@/lib/jobs/registry'
import { startWorker, type Worker } from '@/lib/jobs/worker'
import { ROOT } from '@/lib/platform/cli/children'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { remindOfMissing } from './reminders.commands'

const HOUR_MS = 3_600_000
const NOW = new Date('2027-03-12T10:00:00Z')
const hours = (count: number, from = NOW) => new Date(from.getTime() + count * HOUR_MS)

/** One manager for all: who is on no team is told of every visit without one. */
let chief: { userId: string }
beforeAll(async () => {
  chief = actorOf(await makeUser(db(), { roles: ['manager'] }))
})

async function noteTaker() {
  const person = await makePerson(db())
  return { ...actorOf(await makeUser(db(), { roles: ['staff'], personId: person.id })), personId: person.id }
}
type Made = Parameters<typeof makeItem>[1]
/** A meeting that was over at NOW, held, with its note-taker. */
async function heldMeeting(more: Made = {}, visit: Parameters<typeof makeVisit>[1] = {}) {
  const taker = await noteTaker()
  const { id: visitId } = await makeVisit(db(), visit)
  const facts = { status: 'held', endsAt: NOW, heldAt: NOW, noteTakerId: taker.personId } as const
  return { taker, visitId, item: await makeItem(db(), { visitId, ...facts, ...more }) }
}
const toldOf = async (userId: string, subjectId: string) =>
  (await db().notification.findMany({ where: { userId, subjectId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const remind = (after: number) => remindOfMissing(hours(after))

describe('a missing readout', () => {
  it('reminds its note-taker after a day and the manager after three, once each, however often it is looked for', async () => {
    const { taker, item } = await heldMeeting()
    await remind(23.9)
    expect(await toldOf(taker.userId, item.id)).toEqual([])
    await remind(24)
    await remind(24)
    expect(await toldOf(taker.userId, item.id)).toEqual(['readout_missing'])
    await remind(71.9)
    expect(await toldOf(chief.userId, item.id)).toEqual([])
    await Promise.all([remind(72), remind(72), remind(72)])
    await remind(200)
    expect(await toldOf(taker.userId, item.id)).toEqual(['readout_missing'])
    expect(await toldOf(chief.userId, item.id)).toEqual(['readout_overdue'])
  })

  it('counts from the end of the day where no hour is known, and from when it was held where no day is', async () => {
    const dated = await heldMeeting({ endsAt: null, date: new Date('2027-03-12') })
    const undated = await heldMeeting({ endsAt: null })
    await remind(24)
    expect(await toldOf(undated.taker.userId, undated.item.id)).toEqual(['readout_missing'])
    // Midnight in Tashkent is 19:00 UTC.
    await remind(9 + 23.9)
    expect(await toldOf(dated.taker.userId, dated.item.id)).toEqual([])
    await remind(9 + 24)
    expect(await toldOf(dated.taker.userId, dated.item.id)).toEqual(['readout_missing'])
  })

  it('reminds nobody once it was handed in, nor of what is off, archived, or of a visit that is over', async () => {
    const submitted = await heldMeeting()
    await makeReadout(db(), { itemId: submitted.item.id, status: 'submitted' })
    const quiet = [
      submitted,
      await heldMeeting({ status: 'cancelled' }),
      await heldMeeting({ status: 'postponed' }),
      await heldMeeting({ archivedAt: NOW }),
      await heldMeeting({ readoutExpected: false }),
      await heldMeeting({}, { status: 'completed' }),
      await heldMeeting({}, { status: 'cancelled', statusReason: 'As asked' }),
    ]
    await remind(100)
    for (const { taker, item } of quiet) {
      expect(await toldOf(taker.userId, item.id)).toEqual([])
      expect(await toldOf(chief.userId, item.id)).toEqual([])
    }
  })

  it('reminds of a past meeting that nobody marked as held, too', async () => {
    const { taker, item } = await heldMeeting({ status: 'confirmed', heldAt: null })
    await remind(24)
    expect(await toldOf(taker.userId, item.id)).toEqual(['readout_missing'])
  })

  it('of a restricted visit or readout reminds only who may see it', async () => {
    const hidden = await heldMeeting({}, { restricted: true })
    const handled = await heldMeeting()
    await makeReadout(db(), { itemId: handled.item.id, handling: 'restricted' })
    await remind(24)
    for (const { taker, item } of [hidden, handled]) expect(await toldOf(taker.userId, item.id)).toEqual([])
    await db().visitTeamMember.create({
      data: { visitId: hidden.visitId, userId: hidden.taker.userId, addedAt: NOW },
    })
    await remind(30)
    expect(await toldOf(hidden.taker.userId, hidden.item.id)).toEqual(['readout_missing'])
    await remind(72)
    expect(await toldOf(chief.userId, handled.item.id)).toEqual(['readout_overdue'])
  })

  it('reminds who began it where the note-taker has no account in use, and managers of the team before all others', async () => {
    const { taker, item, visitId } = await heldMeeting()
    await db().user.update({ where: { id: taker.userId }, data: { deactivatedAt: NOW } })
    const [writer, teamManager] = [await noteTaker(), actorOf(await makeUser(db(), { roles: ['manager'] }))]
    await makeReadout(db(), { itemId: item.id, writerId: writer.userId })
    await db().visitTeamMember.create({ data: { visitId, userId: teamManager.userId, addedAt: NOW } })
    await remind(73)
    expect(await toldOf(taker.userId, item.id)).toEqual([])
    expect(await toldOf(writer.userId, item.id)).toEqual(['readout_missing'])
    expect(await toldOf(teamManager.userId, item.id)).toEqual(['readout_overdue'])
    expect(await toldOf(chief.userId, item.id)).toEqual([])
  })

  it('of more than two weeks ago is told together, once', async () => {
    const { taker, visitId } = await heldMeeting()
    for (let n = 0; n < 3; n++) {
      const past = { status: 'held', endsAt: hours(-500), heldAt: hours(-500) } as const
      await makeItem(db(), { visitId, ...past, noteTakerId: taker.personId })
    }
    await remind(10)
    await remind(20)
    const notices = await db().notification.findMany({ where: { userId: taker.userId } })
    expect(notices).toMatchObject([{ kind: 'readouts_missing', visitId: null, values: { count: 3 } }])
  })
})

describe('two workers', () => {
  const children: ChildProcess[] = []
  const workers: Worker[] = []
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await Promise.all(workers.splice(0).map((worker) => worker.stop(1_000)))
  })
  const query = (sql: string) =>
    withClient(String(process.env.DATABASE_URL), async (client) => (await client.query(sql)).rows)

  it('one of them killed in the middle, remind once', async () => {
    const now = new Date()
    const { taker, item } = await heldMeeting({ endsAt: hours(-30, now), heldAt: hours(-30, now) })
    await db().$transaction((tx) => enqueue(tx, remindReadouts, {}))
    // Nobody can write a notice: the first worker has noted the reminder and waits, uncommitted.
    await withClient(String(process.env.DATABASE_OWNER_URL), async (client) => {
      await client.query('BEGIN; LOCK TABLE notification IN SHARE MODE')
      const script = path.join('lib', 'platform', 'cli', 'worker.ts')
      const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: ROOT })
      children.push(child)
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%notification%'"
      await expect.poll(async () => (await query(waiting)).length, { timeout: 25_000 }).toBeGreaterThan(0)
      const over = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await over
      await client.query('ROLLBACK')
    })
    await expect.poll(() => toldOf(taker.userId, item.id)).toEqual([])
    expect(await db().readoutReminder.count({ where: { itemId: item.id } })).toBe(0)
    const handled = HANDLERS.filter(({ job }) => job.name === remindReadouts.name).map((one) => ({
      ...one,
      job: { ...one.job, lookEverySeconds: 0.5, cron: null },
    }))
    for (const _ of [1, 2]) {
      const { DATABASE_URL: url } = process.env
      const worker = startWorker({ url: String(url), zone: 'Asia/Tashkent', handlers: handled })
      workers.push(worker)
      await worker.ready
    }
    // What the dead one held goes back, as the rounds of every worker do it twice a minute.
    const rounds = async () => {
      await query('UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL')
      await query("UPDATE pgboss.job SET heartbeat_on = now() - interval '5 minutes' WHERE state = 'active'")
      await workers[0]?.boss.supervise(remindReadouts.name)
      await query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'")
      return toldOf(taker.userId, item.id)
    }
    await expect.poll(rounds, { timeout: 25_000, interval: 1_000 }).toEqual(['readout_missing'])
    await remindOfMissing(now)
    expect(await toldOf(taker.userId, item.id)).toEqual(['readout_missing'])
  }, 90_000)
})

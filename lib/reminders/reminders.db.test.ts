import { describe, expect, it } from 'vitest'
import { followUpSeenBySql, seenFollowUpSql } from '@/lib/follow-ups/scope'
import { db } from '@/lib/platform/db'
import { addDays, todayIn } from '@/lib/time/calendar'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeVisit } from '@/prisma/factories/visits'
import { purgeRemindersBefore } from './purge.commands'
import { remindOfDueDates } from './reminders.commands'

// Each test has its own year, before those of the tests before: what these made is not due yet.
let year = 2200
function ownDays() {
  const due = `${year--}-03-12`
  const at = (late: number) => new Date(`${addDays(due, late)}T02:30:00Z`)
  return { due, remind: (late: number) => remindOfDueDates(at(late)) }
}
const day = (text: string) => new Date(`${text}T00:00:00Z`)

async function account(...roles: ('staff' | 'manager')[]) {
  const person = await makePerson(db())
  return { ...actorOf(await makeUser(db(), { roles, personId: person.id })), personId: person.id }
}

type Made = Parameters<typeof makeFollowUp>[1]
/** A follow-up that is due, of its officer and of a visit with one manager on its team. */
async function dueFollowUp(due: string, more: Made = {}, visit: Parameters<typeof makeVisit>[1] = {}) {
  const [officer, manager] = [await account('staff'), await account('manager')]
  const { id: visitId } = await makeVisit(db(), { team: [manager.userId], ...visit })
  const facts = { visitId, officerId: officer.personId, dueDate: day(due) }
  return { officer, manager, visitId, followUp: await makeFollowUp(db(), { ...facts, ...more }) }
}
const toldOf = async (userId: string, subjectId: string) =>
  (await db().notification.findMany({ where: { userId, subjectId }, orderBy: { id: 'asc' } })).map(
    ({ kind, values }) => [kind, (values as { days: number }).days],
  )

describe('a due date', () => {
  it('is reminded of 14, 7 and 1 days before, on the day, then weekly, managers in copy from the second', async () => {
    const { due, remind } = ownDays()
    const { officer, manager, followUp } = await dueFollowUp(due)
    for (let late = -20; late <= 22; late++) await remind(late)
    expect(await toldOf(officer.userId, followUp.id)).toEqual([
      ['follow_up_due', 14],
      ['follow_up_due', 7],
      ['follow_up_due', 1],
      ['follow_up_due', 0],
      ['follow_up_overdue', 7],
      ['follow_up_overdue', 14],
      ['follow_up_overdue', 21],
    ])
    expect(await toldOf(manager.userId, followUp.id)).toEqual([
      ['follow_up_overdue_copy', 14],
      ['follow_up_overdue_copy', 21],
    ])
  })

  it('gets its latest reminder alone where days were missed, and each once however many run at once', async () => {
    const { due, remind } = ownDays()
    const { officer, manager, followUp } = await dueFollowUp(due)
    await Promise.all([remind(-5), remind(-5), remind(-5)])
    await remind(-5)
    await Promise.all([remind(16), remind(16)])
    expect(await toldOf(officer.userId, followUp.id)).toEqual([
      ['follow_up_due', 5],
      ['follow_up_overdue', 16],
    ])
    expect(await toldOf(manager.userId, followUp.id)).toEqual([['follow_up_overdue_copy', 16]])
    const given = await db().followUpReminder.findMany({ where: { followUpId: followUp.id }, orderBy: { days: 'asc' } })
    expect(given.map(({ days }) => days)).toEqual([-7, 14])
  })

  it('that moved is another one, and back at the old one says nothing twice', async () => {
    const { due, remind } = ownDays()
    const { officer, followUp } = await dueFollowUp(due)
    const move = (to: string) => db().followUp.update({ where: { id: followUp.id }, data: { dueDate: day(to) } })
    await remind(-1)
    await move(addDays(due, 6))
    await remind(-1)
    await move(due)
    await remind(-1)
    expect(await toldOf(officer.userId, followUp.id)).toEqual([
      ['follow_up_due', 1],
      ['follow_up_due', 7],
    ])
  })

  it.each([
    { status: 'closed' } as const,
    { status: 'dropped' } as const,
    { archivedAt: new Date() },
    { dueDate: null },
  ])('is none of what is over, archived or without a date: %o', async (more) => {
    const { due, remind } = ownDays()
    const { officer, manager, followUp } = await dueFollowUp(due, more)
    await remind(20)
    expect([await toldOf(officer.userId, followUp.id), await toldOf(manager.userId, followUp.id)]).toEqual([[], []])
  })

  it('of a hidden one or of an archived visit reminds nobody, and stays due', async () => {
    const { due, remind } = ownDays()
    const hidden = await dueFollowUp(due)
    await db().outcome.update({ where: { id: hidden.followUp.outcomeId }, data: { archivedAt: new Date() } })
    const archived = await dueFollowUp(due)
    await db().visit.update({ where: { id: archived.visitId }, data: { archivedAt: new Date() } })
    await remind(15)
    for (const { officer, manager, followUp } of [hidden, archived]) {
      expect([await toldOf(officer.userId, followUp.id), await toldOf(manager.userId, followUp.id)]).toEqual([[], []])
      expect(await db().followUpReminder.count({ where: { followUpId: followUp.id } })).toBe(0)
    }
  })
})

describe('the notes of what was given', () => {
  const kept = (followUpId: string) =>
    db().followUpReminder.findMany({ where: { followUpId }, orderBy: { days: 'asc' }, select: { days: true } })

  it('are deleted when old, but the one that still holds another back, and nothing is reminded of twice', async () => {
    const { due, remind } = ownDays()
    const { officer, followUp } = await dueFollowUp(due)
    for (const late of [-14, 0, 7, 8]) await remind(late)
    const purge = (late: number, before: number) => purgeRemindersBefore(day(addDays(due, before)), addDays(due, late))
    await purge(8, -14)
    expect(await kept(followUp.id)).toHaveLength(3)
    await purge(8, 8)
    expect(await kept(followUp.id)).toEqual([{ days: 7 }])
    await remind(8)
    expect(await toldOf(officer.userId, followUp.id)).toHaveLength(3)
  })

  it('go with what is closed and with dates that were moved, and a way back reminds of nothing that was told', async () => {
    const { due, remind } = ownDays()
    const { officer, followUp } = await dueFollowUp(due)
    await remind(-1)
    await remind(8)
    const set = (data: { status?: 'closed' | 'open'; dueDate?: Date }) =>
      db().followUp.update({
        where: { id: followUp.id },
        data: { ...data, closedAt: data.status === 'closed' ? day(due) : null },
      })
    await set({ dueDate: day(addDays(due, 30)) })
    await remind(16)
    await purgeRemindersBefore(day(addDays(due, 17)), addDays(due, 17))
    expect(await kept(followUp.id)).toEqual([{ days: -14 }])
    const told = await toldOf(officer.userId, followUp.id)
    await remind(17)
    expect(await toldOf(officer.userId, followUp.id)).toEqual(told)
    await set({ dueDate: day(due) })
    await remind(20)
    // Of the week that it is in now, which was not told yet.
    expect(await toldOf(officer.userId, followUp.id)).toEqual([...told, ['follow_up_overdue', 20]])
    await remind(20)
    expect(await toldOf(officer.userId, followUp.id)).toHaveLength(told.length + 1)
  })
})

describe('who is told', () => {
  it.each<[string, () => Promise<string | null>]>([
    ['nobody', async () => null],
    ['noAccount', async () => (await makePerson(db())).id],
    [
      'deactivated',
      async () => {
        const { userId, personId } = await account('staff')
        await db().user.update({ where: { id: userId }, data: { deactivatedAt: new Date() } })
        return personId
      },
    ],
  ])('instead of an officer who cannot be (%s) are the managers, with why', async (why, makeOfficer) => {
    const { due, remind } = ownDays()
    const { manager, followUp } = await dueFollowUp(due, { officerId: await makeOfficer() })
    await remind(-7)
    await remind(7)
    const told = await db().notification.findMany({ where: { subjectId: followUp.id }, orderBy: { id: 'asc' } })
    expect(told.map(({ userId, kind }) => [userId, kind])).toEqual([
      [manager.userId, 'follow_up_due_unattended'],
      [manager.userId, 'follow_up_overdue_unattended'],
    ])
    expect(told[0]?.values).toMatchObject({ why })
  })

  it('is a manager once who is accountable, and all managers who see it where none is on the team', async () => {
    const { due, remind } = ownDays()
    const { manager, followUp } = await dueFollowUp(due)
    await db().followUp.update({ where: { id: followUp.id }, data: { officerId: manager.personId } })
    const other = await account('manager')
    await remind(14)
    expect(await toldOf(manager.userId, followUp.id)).toEqual([['follow_up_overdue', 14]])
    await db().visitTeamMember.deleteMany({ where: { userId: manager.userId } })
    await remind(21)
    expect(await toldOf(other.userId, followUp.id)).toContainEqual(['follow_up_overdue_copy', 21])
  })

  it('is no officer who may not see it: of a restricted visit off its team the managers are told', async () => {
    const { due, remind } = ownDays()
    const { officer, manager, followUp } = await dueFollowUp(due, {}, { restricted: true })
    await remind(0)
    expect(await toldOf(officer.userId, followUp.id)).toEqual([])
    expect(await toldOf(manager.userId, followUp.id)).toEqual([['follow_up_due_unattended', 0]])
  })

  it('is told of more than five at once together, and of what is eight weeks old always', async () => {
    const { due, remind } = ownDays()
    const { officer, manager, visitId } = await dueFollowUp(due)
    for (let i = 0; i < 5; i++) await makeFollowUp(db(), { visitId, officerId: officer.personId, dueDate: day(due) })
    await makeFollowUp(db(), { visitId, officerId: officer.personId, dueDate: day(addDays(due, -100)) })
    await remind(14)
    await remind(14)
    const told = async (userId: string) =>
      (await db().notification.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(({ kind, values }) => [
        kind,
        values,
      ])
    expect(await told(officer.userId)).toEqual([
      ['follow_ups_overdue', { count: 1, own: true, lateFrom: 57 }],
      ['follow_ups_overdue', { count: 6, own: true, lateFrom: 0 }],
    ])
    expect(await told(manager.userId)).toEqual([
      ['follow_ups_overdue', { count: 1, own: false, lateFrom: 57 }],
      ['follow_ups_overdue', { count: 6, own: false, lateFrom: 0 }],
    ])
  })
})

describe('who may see a follow-up, asked for its receivers', () => {
  it('is who sees it in the register, for every role, team, officer, writer and handling', async () => {
    const today = todayIn('Asia/Tashkent', new Date())
    const roles = [['viewer'], ['staff'], ['planner'], ['manager'], ['admin'], ['viewer', 'manager']] as const
    const people = await Promise.all(
      roles.flatMap((own) =>
        [1, 2, 3, 4].map(async () => {
          const person = await makePerson(db())
          return actorOf(await makeUser(db(), { roles: [...own], personId: person.id }))
        }),
      ),
    )
    const [onTeam, officers, writers] = [1, 2, 3].map((which) => people.filter((_, i) => i % 4 === which))
    const seen: string[] = []
    const expected: string[] = []
    for (const [restricted, handling, published, officer, writer] of product()) {
      const visit = await makeVisit(db(), { restricted, team: (onTeam ?? []).map(({ userId }) => userId) })
      const outcome = await makeOutcome(db(), { visitId: visit.id })
      const { id } = await makeFollowUp(db(), {
        outcomeId: outcome.id,
        officerId: officers?.[officer]?.personId ?? null,
      })
      await db().readout.update({
        where: { id: outcome.readoutId },
        data: {
          handling,
          writerId: writers?.[writer]?.userId ?? null,
          ...(published ? { status: 'cleared', submittedAt: new Date() } : {}),
        },
      })
      for (const actor of people) {
        const [found] = await db().$queryRaw<{ seen: boolean }[]>`
          SELECT ${seenFollowUpSql(actor)} IS TRUE AS seen FROM follow_up f WHERE f.id = ${id}::uuid`
        if (found?.seen) expected.push(`${id} ${actor.userId}`)
      }
      seen.push(...(await seenBy(id, today, people)))
    }
    expect(seen.sort()).toEqual(expected.sort())
    expect(expected.length).toBeGreaterThan(50)
  }, 60_000)
})

/** Accounts of these that the receivers' condition lets see it. */
async function seenBy(id: string, today: string, people: readonly { userId: string }[]): Promise<string[]> {
  const ids = people.map(({ userId }) => userId)
  const rows = await db().$queryRaw<{ id: string }[]>`SELECT u.id FROM user_account u, follow_up f, visit v
    WHERE f.id = ${id}::uuid AND v.id = f.visit_id AND u.id = ANY(${ids}::uuid[]) AND ${followUpSeenBySql(today)}`
  return rows.map((row) => `${id} ${row.id}`)
}

function* product() {
  for (const restricted of [false, true])
    for (const handling of ['internal', 'restricted'] as const)
      for (const published of [false, true])
        for (const [officer, writer] of [
          [0, 1],
          [1, 0],
        ] as const)
          yield [restricted, handling, published, officer, writer] as const
}

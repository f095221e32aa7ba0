import { beforeAll, describe, expect, it } from 'vitest'
import { accountActor } from '@/lib/auth/account.queries'
import { listReviews } from '@/lib/follow-ups/reviews.queries'
import { db } from '@/lib/platform/db'
import { addDays } from '@/lib/time/calendar'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeVisit } from '@/prisma/factories/visits'
import { giveDigests } from './digest.commands'
import { composeDigest, digestFigures } from './digest.queries'

// A Monday, 07:45 in Tashkent.
const MONDAY = '2099-03-09'
const at = (day: string) => new Date(`${day}T02:45:00Z`)
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const late = (days: number) => day(addDays(MONDAY, -days))

let manager: Awaited<ReturnType<typeof asRole>>
const noticesOf = (userId: string) =>
  db().notification.findMany({ where: { userId }, orderBy: { id: 'asc' }, select: { kind: true, values: true } })
const mail = () => ({
  userId: manager.userId,
  kind: 'digest',
  visitId: null,
  subjectType: 'user',
  subjectId: manager.userId,
  values: {},
})

describe('the Monday digest', () => {
  beforeAll(async () => {
    manager = await asRole(db(), 'manager')
  })

  it('is none while nothing waits, and the week is not over with it', async () => {
    await asRole(db(), 'planner')
    expect(await giveDigests(at(MONDAY))).toEqual({ given: 0 })
    expect(await composeDigest(mail(), at(MONDAY))).toBeNull()
    expect(await db().digestSent.count()).toBe(0)
  })

  it('counts what waits, and is given once a week to each manager, however many give it', async () => {
    const officerId = (await makePerson(db())).id
    const touched = { officerId, touchedAt: at(MONDAY) }
    const restricted = await makeVisit(db(), { restricted: true })
    await makeFollowUp(db(), { ...touched, status: 'in_review', visitId: restricted.id })
    for (const days of [1, 30, 31, 91, 181]) await makeFollowUp(db(), { ...touched, dueDate: late(days) })
    await makeFollowUp(db(), { ...touched, officerId: null })
    await makeFollowUp(db(), { ...touched, touchedAt: late(40) })
    await makeFollowUp(db(), { ...touched, status: 'closed', dueDate: late(50) })
    const { readoutId } = await makeOutcome(db(), { type: 'commitment' })
    await db().readout.update({ where: { id: readoutId }, data: { status: 'cleared', submittedAt: new Date() } })
    const ends = { status: 'in_force', signedOn: late(400), inForceUntil: day(addDays(MONDAY, 100)) } as const
    await makeAgreement(db(), ends)
    const figures = await digestFigures(manager, MONDAY)
    expect(figures).toMatchObject({ reviews: 1, late30: 2, late90: 1, late180: 1, lateMore: 1, unowned: 1, ending: 1 })
    expect(figures.reviews).toBe((await listReviews(manager, {}, MONDAY)).count)
    expect(figures.stale).toBe(1)
    expect(figures.paper).toBe(2)
    const runs = await Promise.all([giveDigests(at(MONDAY)), giveDigests(at(MONDAY))])
    expect(runs.reduce((sum, { given }) => sum + given, 0)).toBe(1)
    expect(await giveDigests(at(addDays(MONDAY, 6)))).toEqual({ given: 0 })
    expect(await noticesOf(manager.userId)).toEqual([{ kind: 'digest', values: figures }])
    expect(await giveDigests(at(addDays(MONDAY, 7)))).toEqual({ given: 1 })
  })

  it('by mail has each figure with its link, counted anew, and is for nobody who reviews no longer', async () => {
    const letter = await composeDigest(mail(), at(MONDAY))
    expect(letter?.list).toContainEqual({ label: 'Waiting for review: 1', path: '/reviews' })
    expect(letter?.list).toContainEqual({
      label: 'Overdue by 31 to 90 days: 1',
      path: '/follow-ups?overdue=1&lateDays=31-90',
    })
    await db().userRole.deleteMany({ where: { userId: manager.userId } })
    expect(await composeDigest(mail(), at(MONDAY))).toBeNull()
    expect(await accountActor(manager.userId, at(MONDAY))).toMatchObject({ roles: [] })
  })
})

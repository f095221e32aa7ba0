import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { addDependency, removeDependency } from './dependencies.commands'
import { lookupFollowUps } from './lookup.queries'
import { getFollowUpWork } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
const MISSING = { ok: false, failure: { kind: 'missing' } }
let staff: Actor
let manager: Actor

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const wait = (actor: Actor, followUpId: string, afterId: string) =>
  addDependency(actor, { commandId: newId(), followUpId, after: { id: afterId } }, NOW)
const named = (actor: Actor, followUpId: string, name: string) =>
  addDependency(actor, { commandId: newId(), followUpId, after: { name } }, NOW)
const stop = (actor: Actor, followUpId: string, afterId: string) =>
  removeDependency(actor, { commandId: newId(), followUpId, afterId }, NOW)
const waitsFor = async (actor: Actor, id: string) =>
  (await getFollowUpWork(actor, id, 'short')).waitsFor.map((row) => row.id)
const refusedWith = (key: string, values?: object) => ({
  ok: false,
  failure: { kind: 'invalid', fields: { after: [values ? { key, values } : { key }] } },
})
const f = ({ number }: { number: number }) => reference('F', number)

async function three() {
  const outcome = await makeOutcome(db())
  const make = () => makeFollowUp(db(), { outcomeId: outcome.id })
  return [await make(), await make(), await make()] as const
}

/** A restricted visit's follow-up: for staff off its team there is none. */
const hidden = async () => makeFollowUp(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })

describe('waiting for another follow-up', () => {
  it('is added by choice and by reference, shown both ways, told in the history, and taken back', async () => {
    const [one, two, three_] = await three()
    expect(await wait(staff, two.id, one.id)).toEqual(DONE)
    expect(await named(staff, three_.id, ` ${f(two).toLowerCase()} `)).toEqual(DONE)
    const work = await getFollowUpWork(staff, two.id, 'short')
    expect(work.waitsFor).toEqual([{ id: one.id, reference: f(one), title: one.title, status: 'open', dueDate: null }])
    expect(work.waitedFor.map(({ id }) => id)).toEqual([three_.id])
    const event = await db().auditEvent.findFirst({ where: { subjectId: two.id }, orderBy: { id: 'desc' } })
    expect(event).toMatchObject({
      action: 'follow_up.dependency_added',
      changes: { after: { from: null, to: f(one) } },
    })
    expect(await stop(staff, two.id, one.id)).toEqual(DONE)
    expect(await stop(staff, two.id, one.id)).toEqual(DONE)
    expect(await waitsFor(staff, two.id)).toEqual([])
    expect(await db().auditEvent.count({ where: { subjectId: two.id } })).toBe(2)
  })

  it('is one row and one event, however often it is asked for', async () => {
    const [one, two] = await three()
    await wait(staff, two.id, one.id)
    expect(await wait(staff, two.id, one.id)).toEqual(DONE)
    expect(await db().auditEvent.count({ where: { subjectId: two.id } })).toBe(1)
    expect(await db().followUp.findUniqueOrThrow({ where: { id: two.id } })).toMatchObject({ version: 2 })
  })

  it('is refused for itself, for nothing, and for what is not to be found', async () => {
    const [one] = await three()
    expect(await wait(staff, one.id, one.id)).toEqual(refusedWith('errors.dependencyItself'))
    expect(await named(staff, one.id, 'F-999999999')).toEqual(refusedWith('errors.followUpNotFound'))
    expect(await named(staff, one.id, 'somewhere')).toEqual(refusedWith('errors.followUpNotFound'))
    const none = await addDependency(staff, { commandId: newId(), followUpId: one.id, after: null }, NOW)
    expect(none).toEqual(refusedWith('errors.dependency'))
  })

  it('never closes a circle, and names the one that it would close', async () => {
    const [one, two, three_] = await three()
    await wait(staff, two.id, one.id)
    await wait(staff, three_.id, two.id)
    const circle = [one, three_, two, one].map(f).join(' → ')
    expect(await wait(staff, one.id, three_.id)).toEqual(refusedWith('errors.dependencyCircle', { circle }))
    expect(await waitsFor(staff, one.id)).toEqual([])
  })

  it('never closes a circle when all of it is asked for at once, in visits of their own', async () => {
    for (let round = 0; round < 3; round++) {
      const ring = [await makeFollowUp(db()), await makeFollowUp(db()), await makeFollowUp(db())]
      const answers = await Promise.all(
        ring.map((one, at) => wait(staff, one.id, ring[(at + 1) % ring.length]?.id ?? '')),
      )
      expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
      expect(await db().followUpDependency.count({ where: { followUpId: { in: ring.map(({ id }) => id) } } })).toBe(2)
    }
  })

  it('tells nobody of what they may not see: not by reference, nor in the list, the circle or the history', async () => {
    const [secret, [one, two]] = [await hidden(), await three()]
    expect(await wait(staff, one.id, secret.id)).toEqual(refusedWith('errors.followUpNotFound'))
    expect(await named(staff, one.id, f(secret))).toEqual(refusedWith('errors.followUpNotFound'))
    expect(await wait(manager, secret.id, one.id)).toEqual(DONE)
    expect(await wait(manager, two.id, secret.id)).toEqual(DONE)
    expect(await waitsFor(manager, two.id)).toEqual([secret.id])
    const seen = await getFollowUpWork(staff, two.id, 'short')
    expect([seen.waitsFor, (await getFollowUpWork(staff, one.id, 'short')).waitedFor]).toEqual([[], []])
    const circle = [one, two, one].map(f).join(' → ')
    expect(await wait(staff, one.id, two.id)).toEqual(refusedWith('errors.dependencyCircle', { circle }))
    expect(await stop(staff, two.id, secret.id)).toEqual(MISSING)
    expect(await lookupFollowUps(staff, f(secret), one.id)).toEqual([])
    const told = await db().auditEvent.findMany({ where: { subjectId: two.id } })
    expect(JSON.stringify(told)).not.toContain(f(secret))
  })

  it('is for writers and unfinished work', async () => {
    const [one, two] = await three()
    for (const role of ROLES) {
      const actor = await asRole(db(), role)
      const answer = await wait(actor, two.id, one.id)
      expect([role, answer.ok]).toEqual([role, can(actor, 'follow-up.write')])
      if (!answer.ok) expect(answer.failure.kind).toBe('forbidden')
    }
    await db().followUp.update({ where: { id: two.id }, data: { status: 'closed', closedAt: NOW } })
    const finished = { failure: { kind: 'refused', reason: { key: 'refusals.followUps.finished' } } }
    expect(await stop(staff, two.id, one.id)).toMatchObject(finished)
    expect(await wait(staff, two.id, one.id)).toMatchObject(finished)
  })

  it('is chosen among what fits: by reference, by words, else of the same visit, the finished last', async () => {
    const visit = await makeVisit(db())
    const word = `Waiting${newId().slice(-8)}`
    const make = async (title: string, closed = false) => {
      const { id: readoutId } = await makeReadout(db(), { visitId: visit.id })
      const { id: outcomeId } = await makeOutcome(db(), { readoutId })
      return makeFollowUp(db(), { outcomeId, title, ...(closed ? { status: 'closed', closedAt: NOW } : {}) })
    }
    const [own, open, closed] = [await make('Own'), await make(`${word} one`), await make(`${word} two`, true)]
    const ids = async (text: string) => (await lookupFollowUps(staff, text, own.id)).map(({ id }) => id)
    expect(await ids(word)).toEqual([open.id, closed.id])
    expect(await ids(f(closed))).toEqual([closed.id])
    expect(await ids('')).toEqual([open.id, closed.id])
    expect(await ids(f(own))).toEqual([])
    expect(await lookupFollowUps(staff, '', (await hidden()).id)).toEqual([])
  })
})

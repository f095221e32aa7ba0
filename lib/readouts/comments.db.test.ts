import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { listNotices } from '@/lib/notifications/queries'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { listComments } from './comments.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
type Someone = Actor & { userId: string }
let staff: Someone
let manager: Someone
let second: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
  second = await asRole(db(), 'manager')
})

const read = (id: string) => db().readout.findUniqueOrThrow({ where: { id } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const submitted = (over: object = {}) =>
  makeReadout(db(), {
    ...{ status: 'submitted', submittedAt: NOW, discussion: 'They agreed to a pilot.', writerId: staff.userId },
    ...over,
  })
const comment = (readoutId: string, over: object = {}, actor: Actor = manager, at = later(1)) =>
  commands.addComment(actor, { commandId: newId(), readoutId, text: 'Who agreed?', ...over }, at)
const idOf = async (answer: ReturnType<typeof comment>) => {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value.id
}
const settle = (readoutId: string, commentId: string, actor: Actor = staff) =>
  commands.settleComment(actor, { commandId: newId(), readoutId, commentId }, later(3))
const sendBack = (readoutId: string, reason: string | null, version = 1) =>
  commands.returnReadout(manager, { commandId: newId(), readoutId, version, reason }, later(2))

describe('a comment beside the text', () => {
  it('is of the whole readout, of a section, or of words in it', async () => {
    const { id } = await submitted()
    await idOf(comment(id))
    await idOf(comment(id, { sectionKey: 'discussion' }))
    await idOf(comment(id, { sectionKey: 'discussion', quote: 'to a pilot' }))
    expect(await listComments(manager, id)).toMatchObject([
      { sectionKey: null, quote: null, text: 'Who agreed?', by: manager.name, settled: null, removable: true },
      { sectionKey: 'discussion', quote: null },
      { sectionKey: 'discussion', quote: 'to a pilot', at: later(1).toISOString() },
    ])
    expect(await events(id)).toEqual(Array(3).fill('readout.commented'))
  })

  it('needs words of its own, a section that is there, and quotes nothing outside of one', async () => {
    const { id } = await submitted()
    expect(await comment(id, { text: ' ' })).toMatchObject({ failure: { kind: 'invalid', fields: { text: [{}] } } })
    expect(await comment(id, { quote: 'pilot' })).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await comment(id, { sectionKey: newId() })).toEqual({ ok: false, failure: { kind: 'missing' } })
  })

  it('is made by who may clear, once for a double click, while the readout is in review', async () => {
    const { id } = await submitted()
    expect(await comment(id, {}, staff)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    const input = { commandId: newId(), readoutId: id, text: 'Once' }
    await Promise.all([commands.addComment(manager, input, NOW), commands.addComment(manager, input, NOW)])
    expect(await listComments(manager, id)).toHaveLength(1)
    for (const status of ['draft', 'final'] as const) {
      const other = await makeReadout(db(), { status, discussion: 'Said' })
      expect(await comment(other.id)).toMatchObject({
        failure: { kind: 'refused', reason: { key: 'refusals.readouts.notInReview', values: { status } } },
      })
    }
    const cleared = await makeReadout(db(), { status: 'cleared', discussion: 'Said' })
    expect((await comment(cleared.id)).ok).toBe(true)
  })

  it("is the managers' own until the readout is returned, and never for a viewer", async () => {
    const { id } = await submitted()
    await idOf(comment(id, { text: 'Between managers so far' }))
    const viewer = await asRole(db(), 'viewer')
    expect(await listComments(staff, id)).toEqual([])
    expect(await listComments(second, id)).toHaveLength(1)
    await sendBack(id, null)
    expect(await listComments(staff, id)).toMatchObject([{ text: 'Between managers so far', removable: false }])
    await commands.submitReadout(staff, { commandId: newId(), readoutId: id, version: 2 }, later(5))
    await commands.clearReadout(manager, { commandId: newId(), readoutId: id, version: 3 }, later(6))
    expect(await listComments(viewer, id)).toEqual([])
  })

  it('is taken back by who made it, before it was sent', async () => {
    const { id } = await submitted()
    const mine = await idOf(comment(id))
    const remove = (actor: Actor, at = later(2)) =>
      commands.removeComment(actor, { commandId: newId(), readoutId: id, commentId: mine }, at)
    expect(await remove(second)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.commentOfAnother' } },
    })
    await sendBack(id, null)
    expect(await remove(manager)).toMatchObject({ failure: { kind: 'refused' } })
    await commands.submitReadout(staff, { commandId: newId(), readoutId: id, version: 2 }, later(5))
    expect(await remove(manager)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.commentSent' } },
    })
    const fresh = await idOf(comment(id, {}, manager, later(6)))
    const input = { commandId: newId(), readoutId: id, commentId: fresh }
    expect(await commands.removeComment(manager, input, later(7))).toEqual({ ok: true, value: null })
    expect((await listComments(manager, id)).map((one) => one.id)).toEqual([mine])
  })

  it('is settled and reopened by who writes, in Draft, and stays with both names', async () => {
    const { id } = await submitted()
    const one = await idOf(comment(id))
    expect(await settle(id, one)).toMatchObject({ failure: { kind: 'refused' } })
    await sendBack(id, null)
    expect(await settle(id, one)).toEqual({ ok: true, value: null })
    expect(await settle(id, one)).toEqual({ ok: true, value: null })
    expect(await listComments(staff, id)).toMatchObject([
      { by: manager.name, settled: { by: staff.name, at: later(3).toISOString() } },
    ])
    const input = { commandId: newId(), readoutId: id, commentId: one }
    expect(await commands.reopenComment(staff, input, later(4))).toEqual({ ok: true, value: null })
    expect(await listComments(staff, id)).toMatchObject([{ settled: null }])
    expect((await events(id)).slice(2)).toEqual(['readout.comment_settled', 'readout.comment_reopened'])
    expect(await settle(id, newId())).toEqual({ ok: false, failure: { kind: 'missing' } })
    const other = await submitted()
    expect(await settle(other.id, one)).toMatchObject({ ok: false })
  })

  it('is not to be seen or made on a restricted visit of others', async () => {
    const visit = await makeVisit(db(), { restricted: true, team: [manager.userId] })
    const { id } = await submitted({ visitId: visit.id })
    await idOf(comment(id))
    await sendBack(id, null)
    expect(await listComments(staff, id)).toEqual([])
    const [one] = await listComments(manager, id)
    expect(await settle(id, one?.id ?? '')).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})

describe('returning a readout', () => {
  it('needs a reason or a comment; the reason stands on it until it is submitted again', async () => {
    const { id } = await submitted()
    expect(await sendBack(id, ' ')).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.returnComments' }] } },
    })
    await sendBack(id, 'Who said so?')
    expect(await read(id)).toMatchObject({ returnComments: 'Who said so?', submittedAt: null, status: 'draft' })
    await commands.submitReadout(staff, { commandId: newId(), readoutId: id, version: 2 }, later(5))
    expect(await read(id)).toMatchObject({ returnComments: null, status: 'submitted' })
  })

  it('sends what was commented, without a reason too', async () => {
    const { id } = await submitted()
    await idOf(comment(id))
    expect(await sendBack(id, null)).toMatchObject({ ok: true })
    expect(await read(id)).toMatchObject({ returnComments: '', status: 'draft' })
  })

  it('does not count what was settled in an earlier round', async () => {
    const { id } = await submitted()
    const one = await idOf(comment(id))
    await sendBack(id, null)
    await settle(id, one)
    await commands.submitReadout(staff, { commandId: newId(), readoutId: id, version: 2 }, later(5))
    expect(await sendBack(id, null, 3)).toMatchObject({ failure: { kind: 'invalid' } })
  })
})

describe('who is told', () => {
  const noticesOf = async (actor: Actor, readoutId: string) =>
    (await listNotices(actor)).rows.filter((row) => row.readoutId === readoutId)

  it('is the writer when it comes back, with how many comments, and nobody who returns their own', async () => {
    const { id, itemId } = await submitted()
    await idOf(comment(id))
    await idOf(comment(id))
    await sendBack(id, 'See beside')
    expect(await noticesOf(staff, id)).toMatchObject([
      { kind: 'readout_returned', values: { by: manager.name, comments: 2 }, item: { id: itemId } },
    ])
    const own = await submitted({ writerId: manager.userId })
    await sendBack(own.id, 'Mine')
    expect(await noticesOf(manager, own.id)).toEqual([])
  })

  it("is the managers of the visit's team when it is handed in, else those of the office, never who did it", async () => {
    const visit = await makeVisit(db(), { team: [staff.userId, second.userId] })
    const gone = await asRole(db(), 'manager')
    await db().user.update({ where: { id: gone.userId }, data: { deactivatedAt: NOW } })
    const hand = async (readoutId: string, actor: Someone) =>
      await commands.submitReadout(actor, { commandId: newId(), readoutId, version: 1 }, NOW)
    const ofTeam = await makeReadout(db(), { visitId: visit.id, discussion: 'Said', writerId: staff.userId })
    await hand(ofTeam.id, staff)
    const told = async (subjectId: string) =>
      (await db().notification.findMany({ where: { subjectId } })).map(({ userId }) => userId)
    expect(await told(ofTeam.id)).toEqual([second.userId])
    const office = await makeReadout(db(), { discussion: 'Said', writerId: manager.userId })
    await hand(office.id, manager)
    const all = await told(office.id)
    expect(all).toContain(second.userId)
    expect(all).not.toContain(manager.userId)
    expect(all).not.toContain(gone.userId)
    expect(all).not.toContain(staff.userId)
    expect(all.length).toBeLessThanOrEqual(20)
  })

  it('reads nothing of it after losing the right to the visit', async () => {
    const { id, visitId } = await submitted()
    await sendBack(id, 'Again')
    await db().visit.update({ where: { id: visitId }, data: { restricted: true } })
    const rows = (await listNotices(staff)).rows.filter(({ gone }) => gone)
    expect(rows[0]).toMatchObject({ values: {}, readoutId: null, item: null, visit: null })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { getOutcome } from '@/lib/outcomes/queries'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import * as programme from '@/lib/programme/commands'
import { docOf, plainText } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { getReadout } from './queries'
import { getRelease, type Release } from './release.queries'
import { READOUT_STATUSES, type ReadoutStatus } from './workflow'

const NOW = new Date('2027-03-12T10:00:00Z')
type Someone = Actor & { userId: string }
const actors = {} as Record<Role, Someone>

beforeAll(async () => {
  for (const role of ['viewer', 'staff', 'planner', 'manager', 'admin'] as const)
    actors[role] = await asRole(db(), role)
})

const setHandling = async (actor: Actor, readoutId: string, handling: string, reason: string | null = null) => {
  const { version } = await db().readout.findUniqueOrThrow({ where: { id: readoutId } })
  return commands.setHandling(actor, { commandId: newId(), readoutId, version, handling, reason }, NOW)
}
const setRelease = (actor: Actor, readoutId: string, key: string, releasable: boolean, reason: string | null = null) =>
  commands.setSectionRelease(actor, { commandId: newId(), readoutId, key, releasable, reason }, NOW)
const lastEvent = (subjectId: string) =>
  db().auditEvent.findFirst({ where: { subjectId }, orderBy: { id: 'desc' }, select: { action: true, changes: true } })
const refusal = (key: string) => ({ ok: false, failure: { kind: 'refused', reason: { key } } })

describe('setting how a readout is handled', () => {
  it('takes its outcomes and their follow-ups along, at once and back, and those added later', async () => {
    const staff = actors.staff
    const readout = await makeReadout(db(), { writerId: staff.userId, writerName: staff.name })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const followUp = await makeFollowUp(db(), { outcomeId: outcome.id })
    const other = await makeFollowUp(db())
    expect(await setHandling(staff, readout.id, 'restricted')).toEqual({ ok: true, value: null })
    const later = await makeFollowUp(db(), { outcomeId: (await makeOutcome(db(), { readoutId: readout.id })).id })
    const seen = async (actor: Actor) => [
      (await getReadout(actor, readout.id)) !== null,
      (await getOutcome(actor, outcome.id)) !== null,
      (await getFollowUp(actor, followUp.id, '2027-03-12')) !== null,
      (await getFollowUp(actor, later.id, '2027-03-12')) !== null,
      (await getFollowUp(actor, other.id, '2027-03-12')) !== null,
    ]
    expect(await seen(actors.planner)).toEqual([false, false, false, false, true])
    expect(await seen(staff)).toEqual([true, true, true, true, true])
    expect(await lastEvent(readout.id)).toMatchObject({ action: 'readout.restricted' })
    expect(await setHandling(actors.manager, readout.id, 'internal')).toEqual({ ok: true, value: null })
    expect(await seen(actors.planner)).toEqual([true, true, true, true, true])
    expect(await lastEvent(readout.id)).toMatchObject({ action: 'readout.unrestricted' })
    expect(await db().notification.count({ where: { subjectId: readout.id } })).toBe(0)
  })

  const may = (role: Role, status: ReadoutStatus) =>
    role === 'manager' || (status === 'draft' && (role === 'staff' || role === 'planner'))

  it.each(READOUT_STATUSES)('of a %s one is for writers of a draft and for managers', async (status) => {
    const visit = await makeVisit(db(), { team: Object.values(actors).map(({ userId }) => userId) })
    for (const role of ['viewer', 'staff', 'planner', 'manager', 'admin'] as const) {
      const readout = await makeReadout(db(), { visitId: visit.id, status, discussion: 'Said' })
      const answer = await setHandling(actors[role], readout.id, 'restricted', 'Names were named')
      expect([role, answer.ok]).toEqual([role, may(role, status)])
      const { handling } = await db().readout.findUniqueOrThrow({ where: { id: readout.id } })
      expect(handling).toBe(may(role, status) ? 'restricted' : 'internal')
      const released = await makeReadout(db(), { visitId: visit.id, status, discussion: 'Said' })
      const marked = await setRelease(actors[role], released.id, 'discussion', true, 'Both sides agreed')
      expect([role, marked.ok]).toEqual([role, may(role, status)])
    }
  })

  it('of a final one asks a manager for the reason, which the history keeps', async () => {
    const readout = await makeReadout(db(), { status: 'final', discussion: 'Said' })
    expect(await setHandling(actors.manager, readout.id, 'restricted')).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.correctionReason' }] } },
    })
    expect(await setRelease(actors.manager, readout.id, 'discussion', true)).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.correctionReason' }] } },
    })
    expect(await setHandling(actors.manager, readout.id, 'restricted', 'A name')).toMatchObject({ ok: true })
    expect(await lastEvent(readout.id)).toMatchObject({ changes: { reason: { to: 'A name' } } })
  })

  it('does not wait for a completed visit to be reopened: a manager restricts there too, a writer does not', async () => {
    const visit = await makeVisit(db(), { status: 'completed', team: [actors.staff.userId] })
    const readout = await makeReadout(db(), { visitId: visit.id })
    expect(await setHandling(actors.staff, readout.id, 'restricted')).toMatchObject(refusal('refusals.visitClosed'))
    expect(await setHandling(actors.manager, readout.id, 'restricted')).toMatchObject({ ok: true })
  })

  it('is refused to who would no longer see it, and to who does not see it there is none', async () => {
    const readout = await makeReadout(db(), { writerId: actors.staff.userId })
    expect(await setHandling(actors.planner, readout.id, 'restricted')).toMatchObject(
      refusal('refusals.readouts.restrictOffTeam'),
    )
    await setHandling(actors.staff, readout.id, 'restricted')
    expect(await setHandling(actors.planner, readout.id, 'internal')).toMatchObject({ failure: { kind: 'missing' } })
  })

  it('that was decided on an older state is refused, and what changes nothing is no event', async () => {
    const readout = await makeReadout(db(), { writerId: actors.staff.userId })
    const input = { commandId: newId(), readoutId: readout.id, version: 7, handling: 'restricted', reason: null }
    expect(await commands.setHandling(actors.manager, input, NOW)).toMatchObject({ failure: { kind: 'conflict' } })
    expect(await setHandling(actors.manager, readout.id, 'internal')).toMatchObject({ ok: true })
    expect(await lastEvent(readout.id)).toBeNull()
  })
})

describe('a restricted readout that others write', () => {
  it('cannot be written, begun a second time, or learnt of by taking its meeting back from Held', async () => {
    const readout = await makeReadout(db(), { handling: 'restricted', discussion: 'Said' })
    const { staff } = actors
    const at = { readoutId: readout.id, commandId: newId() }
    const section = { ...at, key: 'discussion', title: null, doc: docOf('Mine'), baseVersion: 1 }
    expect(await commands.saveSection(staff, section, NOW)).toMatchObject({ failure: { kind: 'missing' } })
    const open = { commandId: newId(), id: null, itemId: readout.itemId, confirmed: [] }
    const answer = await commands.openReadout(staff, open, NOW)
    expect(answer).toMatchObject(refusal('refusals.readouts.writtenByOthers'))
    expect(JSON.stringify(answer)).not.toContain(readout.id)
    expect(await commands.openReadout(actors.manager, { ...open, commandId: newId() }, NOW)).toEqual({
      ok: true,
      value: { id: readout.id },
    })
    for (const step of [programme.takeBackHeld, programme.archiveItem]) {
      const { version } = await db().programmeItem.findUniqueOrThrow({ where: { id: readout.itemId } })
      const input = () => ({ commandId: newId(), itemId: readout.itemId, version, reason: 'A mistake' })
      expect(await step(actors.planner, input(), NOW)).toEqual({
        ok: false,
        failure: { kind: 'refused', reason: { key: 'refusals.programme.askTheTeam' } },
      })
      const told = JSON.stringify(await step(actors.manager, input(), NOW))
      expect(told).toContain(`/meetings/${readout.itemId}/readout`)
    }
  })
})

describe('marking a section for release', () => {
  it('changes no text, version or revision, and survives the next save', async () => {
    const readout = await makeReadout(db(), { writerId: actors.staff.userId, discussion: 'Said' })
    const key = { readoutId_key: { readoutId: readout.id, key: 'discussion' } }
    expect(await setRelease(actors.staff, readout.id, 'discussion', true)).toMatchObject({ ok: true })
    expect(await db().readoutSection.findUnique({ where: key })).toMatchObject({ releasable: true, version: 1 })
    expect(await db().readoutRevision.count({ where: { readoutId: readout.id } })).toBe(0)
    expect(await lastEvent(readout.id)).toMatchObject({
      action: 'readout.section_released',
      changes: { field: { to: 'discussion' } },
    })
    const saved = { readoutId: readout.id, key: 'discussion', title: null, doc: docOf('Said more'), baseVersion: 1 }
    await commands.saveSection(actors.staff, { commandId: newId(), ...saved }, NOW)
    expect(await db().readoutSection.findUnique({ where: key })).toMatchObject({ releasable: true, version: 2 })
    await setRelease(actors.staff, readout.id, 'discussion', false)
    expect(await lastEvent(readout.id)).toMatchObject({ action: 'readout.section_withheld' })
  })

  it('is never asked of positions or the press line, and refused where nothing is written', async () => {
    const readout = await makeReadout(db(), { writerId: actors.staff.userId, positions: 'Red line', pressLine: 'Met' })
    for (const key of ['positions', 'pressLine'])
      expect(await setRelease(actors.manager, readout.id, key, true)).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await setRelease(actors.staff, readout.id, 'discussion', true)).toMatchObject(
      refusal('refusals.readouts.sectionNotWritten'),
    )
    const forced = db().readoutSection.updateMany({
      where: { readoutId: readout.id, key: 'positions' },
      data: { releasable: true },
    })
    await expect(forced).rejects.toThrow('readout_section_release')
  })
})

describe('what may leave the office', () => {
  const ownKey = newId()

  async function readoutWithSecrets(status: ReadoutStatus, handling: 'internal' | 'restricted' = 'internal') {
    const visit = await makeVisit(db(), { team: [actors.staff.userId] })
    const readout = await makeReadout(db(), {
      visitId: visit.id,
      status,
      handling,
      writerName: 'Secret writer',
      returnComments: 'Secret comment',
      discussion: 'Secret discussion',
      positions: 'Secret positions',
      pressLine: 'The sides met.',
      ...(status === 'cleared' || status === 'final' ? { clearedAt: NOW } : {}),
    })
    const outcome = await makeOutcome(db(), { readoutId: readout.id, text: 'Secret outcome' })
    const marks = [{ type: 'outcome', attrs: { id: outcome.id } }]
    const doc = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A plant is opened.', marks }] }],
    }
    const by = { updatedAt: NOW, updatedByName: 'Secret writer' }
    const own = { readoutId: readout.id, key: ownKey, title: 'Next steps', position: 4 }
    await db().readoutSection.create({ data: { ...own, doc, text: 'A plant is opened.', releasable: true, ...by } })
    const there = await makePerson(db())
    const member = await makeMember(db(), { visitId: visit.id, personId: there.id })
    await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
    const absent = await makeMember(db(), { visitId: visit.id, personId: (await makePerson(db())).id })
    await makeAttendance(db(), { readoutId: readout.id, memberId: absent.id, present: false })
    return { readout, outcome, there }
  }

  it('is the press line and what is marked, in that order, and nothing else of the readout', async () => {
    const { readout, outcome, there } = await readoutWithSecrets('final')
    const release = (await getRelease(actors.manager, readout.id, false)) as Release
    expect(release.sections.map(({ key, doc }) => [key, plainText(doc)])).toEqual([
      ['pressLine', 'The sides met.'],
      [ownKey, 'A plant is opened.'],
    ])
    const all = JSON.stringify(release)
    for (const secret of ['Secret', outcome.id, there.name]) expect(all).not.toContain(secret)
    const named = (await getRelease(actors.manager, readout.id, true)) as Release
    expect(named.names).toEqual({ ours: [expect.stringContaining(there.name)], host: [] })
  })

  it.each(READOUT_STATUSES)('of a %s one says whether it was cleared; a viewer gets it only then', async (status) => {
    const { readout } = await readoutWithSecrets(status)
    const cleared = status === 'cleared' || status === 'final'
    for (const role of ['staff', 'planner', 'manager', 'admin'] as const)
      expect(await getRelease(actors[role], readout.id, false)).toMatchObject({ cleared })
    const viewed = await getRelease(actors.viewer, readout.id, false)
    expect(viewed !== null).toBe(cleared)
  })

  it('of a restricted one is a manager’s alone: the team is told so, for others there is none', async () => {
    const { readout } = await readoutWithSecrets('final', 'restricted')
    expect(await getRelease(actors.manager, readout.id, false)).toMatchObject({ restricted: true })
    expect(await getRelease(actors.staff, readout.id, true)).toBe('restricted')
    for (const role of ['viewer', 'planner', 'admin'] as const)
      expect(await getRelease(actors[role], readout.id, false)).toBeNull()
  })

  it('has no empty section, and none at all where nothing was written', async () => {
    const readout = await makeReadout(db(), { writerId: actors.staff.userId, discussion: 'Said' })
    expect(await getRelease(actors.staff, readout.id, false)).toMatchObject({ sections: [], cleared: false })
    expect(await getRelease(actors.staff, 'nonsense', false)).toBeNull()
  })
})

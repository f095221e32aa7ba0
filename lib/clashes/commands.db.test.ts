import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { acceptClash, withdrawAcceptance } from './commands'
import { isOpen } from './find'
import { getClashes } from './queries'

const NOW = new Date('2027-03-01T08:00:00Z')
const planner = await asRole(db(), 'planner')
const manager = await asRole(db(), 'manager')
const staff = await asRole(db(), 'staff')
const viewer = await asRole(db(), 'viewer')

const on = (time: string) => new Date(`2027-03-12T${time}:00Z`)

/** A visit in which one member is at two items at once. */
async function twoAtOnce(fields: object = {}) {
  const visit = await makeVisit(db(), fields)
  const member = await makeMember(db(), { visitId: visit.id })
  const item = (title: string, from: string, until: string) =>
    makeItem(db(), { visitId: visit.id, title, startsAt: on(from), endsAt: on(until), participants: [member.id] })
  const [first, second] = [await item('First', '08:00', '09:00'), await item('Second', '08:30', '09:30')]
  const clashes = async (actor = planner) => (await getClashes(actor, visit.id, NOW)) ?? []
  const only = async () => {
    const [clash, ...more] = await clashes()
    if (!clash || more.length > 0) throw new Error('one clash was expected')
    return clash
  }
  const accept = async (more: object = {}, actor = planner) => {
    const { key, fingerprint } = await only()
    const input = { commandId: newId(), visitId: visit.id, key, fingerprint, reason: 'He sends his deputy', ...more }
    return acceptClash(actor, input, NOW)
  }
  const withdraw = async (key: string) =>
    withdrawAcceptance(planner, { commandId: newId(), visitId: visit.id, key }, NOW)
  return { visit, member, first, second, clashes, only, accept, withdraw }
}

const eventsOf = async (visitId: string) =>
  (await db().auditEvent.findMany({ where: { visitId }, orderBy: { id: 'asc' } })).map((event) => event.action)
const reasonOf = (result: unknown) => (result as { failure?: { reason?: { key: string } } }).failure?.reason?.key

describe('accepting a clash', () => {
  it('keeps the reason, who and when, and the clash is not open any more', async () => {
    const { visit, first, only, accept } = await twoAtOnce()
    expect(isOpen(await only())).toBe(true)
    expect(await accept()).toEqual({ ok: true, value: null })
    const clash = await only()
    expect(isOpen(clash)).toBe(false)
    expect(clash.accepted).toEqual({
      reason: 'He sends his deputy',
      byName: planner.name,
      at: NOW.toISOString(),
      stands: true,
    })
    const [event] = await db().auditEvent.findMany({ where: { visitId: visit.id } })
    expect(event).toMatchObject({ action: 'clash.accepted', subjectId: first.id, subjectName: 'First' })
    expect(event?.changes).toMatchObject({ reason: { to: 'He sends his deputy' }, field: { to: 'clash_person_twice' } })
  })

  it('is undone by a change of a time: the clash is open again, and says why it was accepted before', async () => {
    const { second, only, accept } = await twoAtOnce()
    await accept()
    await db().programmeItem.update({ where: { id: second.id }, data: { startsAt: on('08:15') } })
    const moved = await only()
    expect(isOpen(moved)).toBe(true)
    expect(moved.accepted).toMatchObject({ reason: 'He sends his deputy', stands: false })
    expect(await accept({ reason: 'Still his deputy' })).toEqual({ ok: true, value: null })
    expect((await only()).accepted).toMatchObject({ reason: 'Still his deputy', stands: true })
    expect(await db().acceptedClash.count({ where: { visitId: moved.items[0]?.visit?.id ?? second.visitId } })).toBe(2)
  })

  it('is undone by another place, and by one more person', async () => {
    const { visit, second, first, only, accept } = await twoAtOnce()
    await accept()
    await db().programmeItem.update({ where: { id: second.id }, data: { city: 'Suzhou' } })
    expect(isOpen(await only())).toBe(true)
    await accept()
    expect(isOpen(await only())).toBe(false)
    const other = await makeMember(db(), { visitId: visit.id })
    await db().itemParticipant.createMany({
      data: [first, second].map(({ id }) => ({ itemId: id, memberId: other.id })),
    })
    expect(isOpen(await only())).toBe(true)
  })

  it('does not mind a new title', async () => {
    const { second, only, accept } = await twoAtOnce()
    await accept()
    await db().programmeItem.update({ where: { id: second.id }, data: { title: 'Renamed' } })
    expect(isOpen(await only())).toBe(false)
  })

  it('asks for a reason', async () => {
    const { accept, only } = await twoAtOnce()
    expect(await accept({ reason: '  ' })).toMatchObject({ failure: { kind: 'invalid', fields: { reason: [{}] } } })
    expect(isOpen(await only())).toBe(true)
  })

  it('is refused for what is no clash any more, what has changed, and what is accepted already', async () => {
    const { visit, second, only, accept } = await twoAtOnce()
    const { key, fingerprint } = await only()
    expect(reasonOf(await accept({ key: 'person_twice:none' }))).toBe('refusals.clashes.gone')
    expect(reasonOf(await accept({ fingerprint: 'another' }))).toBe('refusals.clashes.changed')
    expect((await accept()).ok).toBe(true)
    expect(reasonOf(await accept())).toBe('refusals.clashes.accepted')
    await db().programmeItem.update({ where: { id: second.id }, data: { status: 'cancelled', statusReason: 'Off' } })
    const input = { commandId: newId(), visitId: visit.id, key, fingerprint, reason: 'Late' }
    expect(reasonOf(await acceptClash(planner, input, NOW))).toBe('refusals.clashes.gone')
  })

  it('is for planners and managers, and not on a closed visit', async () => {
    const { visit, accept, clashes } = await twoAtOnce()
    expect(await accept({}, staff)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await accept({}, viewer)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await getClashes(viewer, visit.id, NOW)).toBeNull()
    expect(await clashes(staff)).toHaveLength(1)
    await db().visit.update({ where: { id: visit.id }, data: { status: 'completed' } })
    expect(reasonOf(await accept())).toBe('refusals.visitClosed')
  })

  it('can be taken back, once', async () => {
    const { visit, only, accept, withdraw } = await twoAtOnce()
    await accept()
    const { key } = await only()
    expect(await withdraw(key)).toEqual({ ok: true, value: null })
    expect((await only()).accepted).toBeNull()
    expect(reasonOf(await withdraw(key))).toBe('refusals.clashes.notAccepted')
    expect(await eventsOf(visit.id)).toEqual(['clash.accepted', 'clash.acceptance_withdrawn'])
  })

  it('of a clash with a hidden visit names nothing of it, neither to the history nor to who may not see it', async () => {
    const { visit, member, second, clashes } = await twoAtOnce()
    await db().programmeItem.delete({ where: { id: second.id } })
    const secret = await makeVisit(db(), { restricted: true, title: 'Secret visit' })
    const there = await makeMember(db(), { visitId: secret.id, personId: String(member.personId) })
    await makeItem(db(), {
      visitId: secret.id,
      title: 'Secret talks',
      startsAt: on('08:30'),
      endsAt: on('09:30'),
      participants: [there.id],
    })
    const [clash] = await clashes(manager)
    expect(clash?.items[1]).toMatchObject({ title: 'Secret talks', visit: { title: 'Secret visit' } })
    const input = { commandId: newId(), visitId: visit.id, key: clash?.key, fingerprint: clash?.fingerprint }
    expect((await acceptClash(planner, { ...input, reason: 'Guessed' }, NOW)).ok).toBe(false)
    expect((await acceptClash(manager, { ...input, reason: 'Known' }, NOW)).ok).toBe(true)
    expect(await clashes()).toEqual([])
    const events = await db().auditEvent.findMany({ where: { visitId: visit.id } })
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events[0])).not.toContain('Secret')
  })
})

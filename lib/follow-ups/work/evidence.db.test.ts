import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFile } from '@/prisma/factories/files'
import { makeEvidence, makeFollowUp } from '@/prisma/factories/follow-ups'
import { addEvidence, archiveEvidence, restoreEvidence } from './evidence.commands'

type Someone = Actor & { userId: string }

const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
const DONE = { ok: true, value: null }
let staff: Someone
let manager: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })

describe('evidence', () => {
  const add = (actor: Actor, input: Record<string, unknown>) =>
    addEvidence(actor, { commandId: newId(), ...input }, NOW)
  const on = (followUpId: string, evidenceId: string) => ({ commandId: newId(), followUpId, evidenceId })
  const all = (followUpId: string) => db().evidence.findMany({ where: { followUpId }, orderBy: { id: 'asc' } })

  it('is kept with who added it', async () => {
    const followUp = await makeFollowUp(db())
    await add(staff, { followUpId: followUp.id, kind: 'note', text: 'Signed on Monday', url: 'https://left.over' })
    await add(staff, { followUpId: followUp.id, kind: 'link', url: 'https://example.org/act' })
    expect(await all(followUp.id)).toMatchObject([
      { kind: 'note', text: 'Signed on Monday', url: null, addedBy: staff.userId, adderName: staff.name, at: NOW },
      { kind: 'link', text: 'https://example.org/act', url: 'https://example.org/act' },
    ])
    expect(await read(followUp.id)).toMatchObject({ version: 3, status: 'open' })
  })

  it.each(['closed', 'dropped'] as const)('is not added to what is %s', async (status) => {
    const followUp = await makeFollowUp(db(), { status })
    const answer = await add(manager, { followUpId: followUp.id, kind: 'note', text: 'Late' })
    expect(answer).toMatchObject({ failure: { kind: 'refused', reason: { key: 'refusals.followUps.finished' } } })
  })

  it('is archived and brought back, but not while a reviewer relies on it', async () => {
    const followUp = await makeFollowUp(db())
    const { id } = await makeEvidence(db(), { followUpId: followUp.id })
    expect(await archiveEvidence(staff, on(followUp.id, id), NOW)).toEqual(DONE)
    expect((await all(followUp.id))[0]).toMatchObject({ archivedAt: NOW, archivedBy: staff.userId })
    expect(await restoreEvidence(staff, on(followUp.id, id), NOW)).toEqual(DONE)
    expect((await all(followUp.id))[0]).toMatchObject({ archivedAt: null, archivedBy: null })
    expect(await restoreEvidence(staff, on(followUp.id, id), NOW)).toEqual(DONE)
    expect((await read(followUp.id)).version).toBe(3)

    const inReview = await makeFollowUp(db(), { status: 'in_review' })
    const piece = await makeEvidence(db(), { followUpId: inReview.id })
    expect(await archiveEvidence(staff, on(inReview.id, piece.id), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.evidenceInReview' } },
    })
  })

  it('can be a file of this follow-up that is ready, once, and goes to the archive and back with it', async () => {
    const [followUp, other] = [await makeFollowUp(db()), await makeFollowUp(db())]
    const file = await makeFile(db(), { visitId: followUp.visitId, followUpId: followUp.id, name: 'letter.pdf' })
    const addFile = (id: string, fileId: string | null = file.id) =>
      add(staff, { followUpId: id, kind: 'file', fileId })
    const notReady = { failure: { kind: 'invalid', fields: { fileId: [{ key: 'refusals.files.notReady' }] } } }
    expect(await addFile(other.id)).toMatchObject(notReady)
    expect(await addFile(followUp.id, newId())).toMatchObject(notReady)
    expect(await addFile(followUp.id, null)).toMatchObject(notReady)
    expect(await addFile(followUp.id)).toEqual(DONE)
    expect(await addFile(followUp.id)).toEqual(DONE)
    const [piece, ...more] = await all(followUp.id)
    expect([piece, more]).toMatchObject([{ kind: 'file', fileId: file.id, text: 'letter.pdf', url: null }, []])
    const archivedAt = async () => (await db().storedFile.findUniqueOrThrow({ where: { id: file.id } })).archivedAt
    await archiveEvidence(staff, on(followUp.id, String(piece?.id)), NOW)
    expect(await archivedAt()).toEqual(NOW)
    await restoreEvidence(staff, on(followUp.id, String(piece?.id)), NOW)
    expect(await archivedAt()).toBeNull()
  })

  it('is reached only through its own follow-up', async () => {
    const [mine, other] = [await makeFollowUp(db()), await makeFollowUp(db())]
    const { id } = await makeEvidence(db(), { followUpId: other.id })
    expect(await archiveEvidence(staff, on(mine.id, id), NOW)).toEqual(MISSING)
  })
})

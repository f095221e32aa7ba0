import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ROLES, type Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFile } from '@/prisma/factories/files'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { archiveFile, captionFile, restoreFile } from './commands'
import { sha256 } from './prepare'
import { fileToServe, listReadoutFiles, listVisitFiles } from './queries'
import { serveFile } from './serve'
import { keys, openStore, type Store } from './store'

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
const MISSING = { ok: false, failure: { kind: 'missing' } }
const EVERYONE = [...ROLES]
const INSIDE: Role[] = ['staff', 'planner', 'manager', 'admin']

const actors = new Map<Role, Actor>()
beforeAll(async () => {
  for (const role of ROLES) actors.set(role, await asRole(db(), role))
})
const as = (role: Role) => actors.get(role) as Actor

/** The roles to whom the file is there. */
async function seenBy(fileId: string): Promise<Role[]> {
  const seen = await Promise.all(ROLES.map(async (role) => ((await fileToServe(as(role), fileId)) ? [role] : [])))
  return seen.flat()
}

async function ofReadout(overrides: Parameters<typeof makeReadout>[1] = {}) {
  const readout = await makeReadout(db(), overrides)
  const file = await makeFile(db(), { visitId: readout.visitId, readoutId: readout.id })
  return { readout, file }
}

async function ofFollowUp(status: 'draft' | 'final') {
  const readout = await makeReadout(db(), { status })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  const followUp = await makeFollowUp(db(), { outcomeId: outcome.id })
  return await makeFile(db(), { visitId: followUp.visitId, followUpId: followUp.id })
}

describe('a file is there', () => {
  it('of a visit for everyone who sees the visit', async () => {
    const file = await makeFile(db())
    expect(await seenBy(file.id)).toEqual(EVERYONE)
    const restricted = await makeVisit(db(), { restricted: true })
    expect(await seenBy((await makeFile(db(), { visitId: restricted.id })).id)).toEqual(['manager'])
    const member = as('staff')
    await db().visitTeamMember.create({
      data: { visitId: restricted.id, userId: String(member.userId), addedAt: NOW },
    })
    expect(await listVisitFiles(member, restricted.id)).toHaveLength(1)
    expect(await listVisitFiles(as('planner'), restricted.id)).toEqual([])
  })

  it('of a readout for who sees the readout: a viewer once it is cleared', async () => {
    for (const status of ['draft', 'submitted'] as const) {
      const { file, readout } = await ofReadout({ status })
      expect(await seenBy(file.id)).toEqual(INSIDE)
      expect(await listReadoutFiles(as('viewer'), readout.id)).toEqual([])
    }
    for (const status of ['cleared', 'final'] as const) {
      const { file, readout } = await ofReadout({ status })
      expect(await seenBy(file.id)).toEqual(EVERYONE)
      expect(await listReadoutFiles(as('viewer'), readout.id)).toHaveLength(1)
      expect(await listVisitFiles(as('manager'), readout.visitId)).toEqual([])
    }
  })

  it('of a restricted readout for those alone for whom the readout is', async () => {
    const { file, readout } = await ofReadout({ status: 'final', handling: 'restricted' })
    expect(await seenBy(file.id)).toEqual(['manager'])
    const writer = as('staff')
    await db().readout.update({ where: { id: readout.id }, data: { writerId: writer.userId } })
    expect(await seenBy(file.id)).toEqual(['staff', 'manager'])
  })

  it('of a follow-up for who sees the follow-up', async () => {
    expect(await seenBy((await ofFollowUp('draft')).id)).toEqual(INSIDE)
    expect(await seenBy((await ofFollowUp('final')).id)).toEqual(EVERYONE)
  })

  it('from the archive for the inside, and for nobody before it is ready or under no id', async () => {
    const archived = await makeFile(db(), { archivedAt: NOW })
    expect(await seenBy(archived.id)).toEqual(INSIDE)
    expect(await listVisitFiles(as('viewer'), archived.visitId)).toEqual([])
    const receiving = { state: 'receiving', sha256: null, keptSha256: null, mediaType: null, at: null } as const
    expect(await seenBy((await makeFile(db(), receiving)).id)).toEqual([])
    expect(await seenBy('../../etc/passwd')).toEqual([])
    expect(await listReadoutFiles(as('manager'), 'nothing')).toEqual([])
  })
})

describe('what is served', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-serve-'))
  let store: Store
  beforeAll(async () => {
    store = await openStore({ kind: 'local', folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function kept(words = 'words') {
    const bytes = Buffer.from(words)
    const { id } = await makeFile(db(), {
      keptSha256: sha256(bytes),
      size: bytes.length,
      hasThumbnail: true,
      previewPages: 2,
    })
    await store.put(keys.original(id), bytes)
    const file = await fileToServe(as('viewer'), id)
    if (!file) throw new Error('not there')
    return file
  }

  it('is what was kept, under its name and type', async () => {
    const file = await kept()
    const answer = await serveFile(store, file, { as: 'original' })
    if (answer === null || answer === 'damaged') throw new Error('not served')
    expect({ ...answer, body: await new Response(answer.body).text() }).toEqual({
      body: 'words',
      type: 'text/plain',
      name: file.name,
      bytes: 5,
    })
  })

  it('is nothing where it was changed or is gone since', async () => {
    const file = await kept()
    writeFileSync(path.join(folder, file.id, 'original'), 'WORDS')
    expect(await serveFile(store, file, { as: 'original' })).toBe('damaged')
    rmSync(path.join(folder, file.id), { recursive: true })
    for (const what of ['original', 'preview', 'thumbnail'] as const)
      expect(await serveFile(store, file, { as: what })).toBe('damaged')
  })

  it('has the pages that it has', async () => {
    const file = await kept()
    await store.put(keys.preview(file.id, 2), Buffer.from('page'))
    expect(await serveFile(store, file, { as: 'preview', page: 2 })).toMatchObject({ type: 'image/webp', bytes: 4 })
    for (const page of [0, 3, -1, Number.NaN, 1.5])
      expect([page, await serveFile(store, file, { as: 'preview', page })]).toEqual([page, null])
    expect(await serveFile(store, { ...file, hasThumbnail: false }, { as: 'thumbnail' })).toBeNull()
  })
})

describe('a file that is there', () => {
  const on = (fileId: string, more = {}) => ({ commandId: newId(), fileId, ...more })
  const row = (id: string) => db().storedFile.findUniqueOrThrow({ where: { id } })

  it('is archived and brought back, and said to show something, each in the history', async () => {
    const { file, readout } = await ofReadout()
    const staff = as('staff')
    expect(await captionFile(staff, on(file.id, { caption: 'The hall' }), NOW)).toEqual(DONE)
    expect(await captionFile(staff, on(file.id, { caption: 'The hall' }), NOW)).toEqual(DONE)
    expect(await archiveFile(staff, on(file.id), NOW)).toEqual(DONE)
    expect(await row(file.id)).toMatchObject({ caption: 'The hall', archivedAt: NOW, archivedBy: staff.userId })
    expect(await captionFile(staff, on(file.id, { caption: '' }), NOW)).toMatchObject({ ok: false })
    expect(await restoreFile(staff, on(file.id), NOW)).toEqual(DONE)
    expect(await row(file.id)).toMatchObject({ archivedAt: null, archivedBy: null })
    const events = await db().auditEvent.findMany({ where: { subjectId: readout.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual([
      'readout.file_captioned',
      'readout.file_archived',
      'readout.file_restored',
    ])
    expect(events[0]?.changes).toEqual({
      file: { from: null, to: file.name },
      caption: { from: null, to: 'The hall' },
    })
  })

  it('is changed by who changes its record, and is not there for who does not see it', async () => {
    const paper = await makeFile(db())
    expect(await archiveFile(as('staff'), on(paper.id), NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await archiveFile(as('viewer'), on(paper.id), NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await archiveFile(as('planner'), on(paper.id), NOW)).toEqual(DONE)
    const { file } = await ofReadout({ handling: 'restricted' })
    expect(await archiveFile(as('planner'), on(file.id), NOW)).toEqual(MISSING)
    expect(await archiveFile(as('manager'), on(newId()), NOW)).toEqual(MISSING)
    const { file: final } = await ofReadout({ status: 'final' })
    expect(await archiveFile(as('staff'), on(final.id), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.files.readoutFinal' } },
    })
    expect(await archiveFile(as('manager'), on(final.id), NOW)).toEqual(DONE)
  })

  it('as evidence stays with the evidence', async () => {
    const file = await ofFollowUp('draft')
    expect(await archiveFile(as('manager'), on(file.id), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.files.isEvidence' } },
    })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeFile } from '@/prisma/factories/files'
import { makeVisit } from '@/prisma/factories/visits'
import { archiveFile, startFile } from './commands'
import { fileToServe, listAgreementFiles, listVisitFiles } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const as = {} as Record<'viewer' | 'staff' | 'planner' | 'manager', Actor>

beforeAll(async () => {
  for (const role of ['viewer', 'staff', 'planner', 'manager'] as const) as[role] = await asRole(db(), role)
})

const add = (actor: Actor, target: object) =>
  startFile(actor, { commandId: newId(), id: newId(), name: 'memorandum.pdf', size: 4, target }, NOW)

describe('the document of an agreement', () => {
  it('is added by who edits agreements, while it is not in the archive, and of its own visit', async () => {
    const agreement = await makeAgreement(db())
    const target = { visitId: agreement.visitId, agreementId: agreement.id }
    expect(await add(as.planner, target)).toMatchObject({ ok: true })
    expect(await add(as.staff, target)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await add(as.planner, { ...target, visitId: (await makeVisit(db())).id })).toMatchObject({
      failure: { kind: 'missing' },
    })
    expect(await add(as.planner, { ...target, readoutId: newId() })).toMatchObject({ failure: { kind: 'invalid' } })
    await db().agreement.update({ where: { id: agreement.id }, data: { archivedAt: NOW } })
    expect(await add(as.planner, target)).toMatchObject({ failure: { kind: 'refused' } })
  })

  it('is seen with it, and is no paper of the visit', async () => {
    const visit = await makeVisit(db())
    const [signed, draft, restricted] = [
      await makeAgreement(db(), { visitId: visit.id, status: 'signed' }),
      await makeAgreement(db(), { visitId: visit.id }),
      await makeAgreement(db(), { visitId: visit.id, status: 'signed', restricted: true }),
    ]
    const seen = async (actor: Actor) => {
      const all = [signed, draft, restricted].map(async ({ id }) => {
        const listed = (await listAgreementFiles(actor, id)).length
        const served = await fileToServe(actor, files.get(id) ?? '')
        expect(served !== null).toBe(listed > 0)
        return listed
      })
      return await Promise.all(all)
    }
    const files = new Map<string, string>()
    for (const { id } of [signed, draft, restricted]) {
      files.set(id, (await makeFile(db(), { visitId: visit.id, agreementId: id })).id)
    }
    expect(await seen(as.viewer)).toEqual([1, 0, 0])
    expect(await seen(as.staff)).toEqual([1, 1, 0])
    expect(await seen(as.manager)).toEqual([1, 1, 1])
    expect(await listVisitFiles(as.manager, visit.id)).toEqual([])
  })

  it('goes to the archive with its sentence in the history', async () => {
    const agreement = await makeAgreement(db())
    const file = await makeFile(db(), { visitId: agreement.visitId, agreementId: agreement.id })
    expect(await archiveFile(as.planner, { commandId: newId(), fileId: file.id }, NOW)).toEqual({
      ok: true,
      value: null,
    })
    const event = await db().auditEvent.findFirst({ where: { subjectId: agreement.id } })
    expect(event).toMatchObject({ action: 'agreement.file_archived', subjectType: 'agreement' })
  })
})

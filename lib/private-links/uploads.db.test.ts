import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '@/lib/files/prepare'
import { LARGEST_FILE, PART_BYTES, partCount, partSize } from '@/lib/files/rules'
import { openStore, type Store } from '@/lib/files/store'
import { photo, program } from '@/lib/files/testing/bytes'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeFile } from '@/prisma/factories/files'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutsideReport, makePrivateLink } from '@/prisma/factories/private-links'
import { endOf, MOST } from './rules'
import { beginOutsideUpload } from './upload-steps'
import { finishOutsideFile, outsideUploadState, receiveOutsidePart } from './uploads.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const refusedAs = (key: string) => ({ ok: false, failure: { kind: 'refused', reason: { key } } })
const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-outside-'))
let from: Promise<Store>

beforeAll(() => {
  from = openStore({ kind: 'local', folder })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function world(fields: Partial<Parameters<typeof makeOutsideReport>[1]> = {}) {
  const link = await makePrivateLink(db(), { createdAt: NOW })
  const report = await makeOutsideReport(db(), { linkId: link.id, ...fields })
  return { link, report, token: link.token, reportId: report.id }
}

type Begun = { token: string; reportId: string; name?: string; size: number; id?: string; now?: Date }

const begin = ({ token, reportId, name = 'act.txt', size, id = newId(), now = NOW }: Begun) =>
  beginOutsideUpload(token, { id, name, size, target: { reportId } }, now)

async function send(bytes: Buffer, to: Omit<Begun, 'size'>) {
  const fileId = newId()
  const begun = await begin({ ...to, id: fileId, size: bytes.length })
  if (!begun.ok) return { fileId, answer: begun }
  const upload = { token: to.token, fileId }
  for (let n = 0; n < partCount(bytes.length); n++) {
    const part = bytes.subarray(n * PART_BYTES, n * PART_BYTES + partSize(bytes.length, n))
    await receiveOutsidePart(upload, { n, bytes: part }, NOW, from)
  }
  const answer = await finishOutsideFile(upload, { commandId: newId(), sha256: sha256(bytes) }, NOW, from)
  return { fileId, answer }
}

const row = (id: string) => db().storedFile.findUniqueOrThrow({ where: { id } })

describe('a file through a private link', () => {
  it('arrives whole, as one of the report, kept without its place of taking', async () => {
    const { token, reportId } = await world()
    const { fileId, answer } = await send(await photo(), { token, reportId, name: 'photo.jpg' })
    expect(answer).toEqual({ ok: true, value: { id: fileId } })
    expect(await row(fileId)).toMatchObject({
      state: 'ready',
      outsideReportId: reportId,
      followUpId: null,
      mediaType: 'image/jpeg',
      addedBy: null,
      adderName: 'Sender of the report',
      locationKept: false,
    })
    const state = await outsideUploadState({ token, fileId }, NOW, from)
    expect(state).toMatchObject({ ok: true, value: { state: 'ready' } })
  })

  it('is looked at by its content: a program by the name of a document is not taken', async () => {
    const { token, reportId } = await world()
    const { fileId, answer } = await send(program(), { token, reportId, name: 'act.pdf' })
    expect(answer).toMatchObject({ failure: { kind: 'invalid', fields: { file: expect.anything() } } })
    expect((await row(fileId)).state).toBe('refused')
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    expect((await send(page, { token, reportId, name: 'page.html' })).answer.ok).toBe(false)
  })

  it('of 50 MB may begin, one of 60 MB or of nothing may not', async () => {
    const { token, reportId } = await world()
    expect((await begin({ token, reportId, size: LARGEST_FILE })).ok).toBe(true)
    expect(await begin({ token, reportId, size: 60 * 1024 * 1024 })).toMatchObject({
      failure: { fields: { size: [{ key: 'refusals.files.tooLarge' }] } },
    })
    expect(await begin({ token, reportId, size: 0 })).toMatchObject({
      failure: { fields: { size: [{ key: 'refusals.files.empty' }] } },
    })
  })

  it('is not taken for a report of another link, a decided one, nor once the link has ended', async () => {
    const [one, other, decided] = [await world(), await world(), await world({ state: 'declined' })]
    const size = 5
    const notWaiting = refusedAs('refusals.privateLinks.notWaiting')
    expect(await begin({ token: one.token, reportId: other.reportId, size })).toEqual(notWaiting)
    expect(await begin({ token: decided.token, reportId: decided.reportId, size })).toEqual(notWaiting)
    expect(await begin({ token: one.token, reportId: one.reportId, size, now: endOf(NOW, 30) })).toEqual(
      refusedAs('refusals.privateLinks.ended'),
    )
  })

  it('is there for its own link alone, and until the report is decided', async () => {
    const [one, other] = [await world(), await world()]
    const bytes = Buffer.from('An act, in plain text.')
    const fileId = newId()
    await begin({ token: one.token, reportId: one.reportId, id: fileId, size: bytes.length })
    const missing = { ok: false, failure: { kind: 'missing' } }
    const part = { n: 0, bytes }
    expect(await receiveOutsidePart({ token: other.token, fileId }, part, NOW, from)).toEqual(missing)
    expect(await outsideUploadState({ token: other.token, fileId }, NOW, from)).toEqual(missing)
    expect(await receiveOutsidePart({ token: one.token, fileId }, part, NOW, from)).toEqual({ ok: true, value: null })
    expect(await outsideUploadState({ token: one.token, fileId }, endOf(NOW, 30), from)).toEqual(missing)
    await db().outsideReport.update({
      where: { id: one.reportId },
      data: { state: 'accepted', decidedAt: NOW, deciderName: 'Somebody' },
    })
    const ends = { commandId: newId(), sha256: sha256(bytes) }
    expect(await finishOutsideFile({ token: one.token, fileId }, ends, NOW, from)).toEqual(missing)
  })

  it('is one of ten of a report, and of thirty and 300 MB of a link and day', async () => {
    const { link, token, reportId } = await world()
    const { visitId } = await db().followUp.findUniqueOrThrow({ where: { id: link.followUpId } })
    const of = { visitId, state: 'receiving' as const, startedAt: NOW }
    for (let n = 0; n < MOST.filesOfReport; n++) await makeFile(db(), { ...of, outsideReportId: reportId })
    expect(await begin({ token, reportId, size: 5 })).toMatchObject({
      failure: { reason: { key: 'refusals.privateLinks.tooManyFiles' } },
    })
    const next = await makeOutsideReport(db(), { linkId: link.id })
    expect((await begin({ token, reportId: next.id, size: 5 })).ok).toBe(true)
    const largest = { ...of, outsideReportId: next.id, size: LARGEST_FILE }
    for (let bytes = 0; bytes < MOST.bytes; bytes += LARGEST_FILE) await makeFile(db(), largest)
    expect(await begin({ token, reportId: next.id, size: 5 })).toEqual(refusedAs('refusals.privateLinks.tooMuchToday'))
    const tomorrow = new Date(NOW.getTime() + 86_400_000)
    expect((await begin({ token, reportId: next.id, size: 5, now: tomorrow })).ok).toBe(true)
  })

  it('is of no other record: a follow-up that is hidden takes none', async () => {
    const followUp = await makeFollowUp(db(), { archivedAt: NOW })
    const link = await makePrivateLink(db(), { createdAt: NOW, followUpId: followUp.id })
    const report = await makeOutsideReport(db(), { linkId: link.id })
    expect(await begin({ token: link.token, reportId: report.id, size: 5 })).toEqual(
      refusedAs('refusals.privateLinks.ended'),
    )
  })
})

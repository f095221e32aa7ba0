import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { docOf, plainText } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeReportedVisit, POSITION, SECRETS } from '@/prisma/factories/reported-visit'
import { makeVisit } from '@/prisma/factories/visits'
import { editVisitReport, signVisitReport } from './commands'
import { getReportDraft } from './draft.queries'
import { changedParts, fingerprint } from './fingerprint'
import { getSigned, listSigned } from './queries'

const NOW = new Date('2027-04-02T08:00:00Z')
let manager: Actor
let planner: Actor
let staff: Actor & { userId: string }
let viewer: Actor

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
  planner = await asRole(db(), 'planner')
  staff = await asRole(db(), 'staff')
  viewer = await asRole(db(), 'viewer')
})

const draftOf = async (visitId: string) => {
  const draft = await getReportDraft(manager, visitId, NOW)
  if (!draft) throw new Error('no draft')
  return draft
}
const seenOf = async (visitId: string) => fingerprint((await draftOf(visitId)).content)
const sign = async (visitId: string, more: object = {}, actor = manager) =>
  signVisitReport(actor, { commandId: newId(), visitId, note: '', seen: await seenOf(visitId), ...more }, NOW)
const codesOf = (result: Awaited<ReturnType<typeof sign>>) =>
  !result.ok && result.failure.kind === 'confirm' ? result.failure.warnings.map(({ code }) => code) : []
/** Signs and accepts whatever is asked. */
const signed = async (visitId: string, more: object = {}) => {
  const asked = await sign(visitId, more)
  const result = asked.ok ? asked : await sign(visitId, { ...more, confirmed: codesOf(asked) })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value.number
}
const EMPTY = { introduction: JSON.stringify(docOf('')), conclusions: JSON.stringify(docOf('')) }
const write = (visitId: string, fields: object, actor = planner) => {
  const texts = { introduction: docOf(''), conclusions: docOf('') }
  return editVisitReport(actor, { commandId: newId(), visitId, version: 0, ...texts, ...fields }, NOW)
}

describe('writing introduction and conclusions', () => {
  it('keeps both texts with who wrote them and tells the history', async () => {
    const visit = await makeVisit(db(), { status: 'reporting' })
    const result = await write(visit.id, { introduction: docOf('Why they went'), conclusions: docOf('What now') })
    expect(result).toMatchObject({ ok: true, value: { version: 1 } })
    const { content, texts } = await draftOf(visit.id)
    expect(content.introduction && plainText(content.introduction)).toBe('Why they went')
    expect(texts).toMatchObject({ version: 1, updatedAt: NOW.toISOString(), updatedByName: planner.name })
    const event = await db().auditEvent.findFirst({ where: { visitId: visit.id, action: 'visit_report.edited' } })
    expect(event?.changes).toMatchObject({ introduction: { from: null, to: 'Why they went' } })
  })

  it('changes nothing and writes no history when nothing changed', async () => {
    const visit = await makeVisit(db(), { status: 'reporting' })
    await write(visit.id, { introduction: docOf('Same') })
    expect(await write(visit.id, { introduction: docOf('Same') })).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await db().auditEvent.count({ where: { visitId: visit.id, action: 'visit_report.edited' } })).toBe(1)
  })

  it('answers a stale save with both texts and who saved, and applies nothing of it', async () => {
    const visit = await makeVisit(db(), { status: 'reporting' })
    await write(visit.id, { introduction: docOf('Theirs') })
    const stale = await write(visit.id, { introduction: docOf('Mine'), base: EMPTY })
    expect(stale).toMatchObject({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 1,
        by: planner.name,
        fields: [
          { field: 'introduction', mine: JSON.stringify(docOf('Mine')), theirs: expect.stringContaining('Theirs') },
        ],
      },
    })
    const { introduction } = (await draftOf(visit.id)).content
    expect(introduction && plainText(introduction)).toBe('Theirs')
  })

  it('lets two people write in one text each', async () => {
    const visit = await makeVisit(db(), { status: 'reporting' })
    await write(visit.id, { introduction: docOf('Theirs') })
    expect(await write(visit.id, { conclusions: docOf('Mine'), base: EMPTY })).toMatchObject({ value: { version: 2 } })
    const { introduction, conclusions } = (await draftOf(visit.id)).content
    expect([introduction, conclusions].map((doc) => doc && plainText(doc))).toEqual(['Theirs', 'Mine'])
  })

  it('stands still once the visit is completed, and is not for staff', async () => {
    const visit = await makeVisit(db(), { status: 'completed' })
    expect(await write(visit.id, { introduction: docOf('Late') })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.visitReports.closed' } },
    })
    expect(await write(visit.id, {}, staff)).toMatchObject({ failure: { kind: 'forbidden' } })
  })
})

describe('signing', () => {
  it('asks first while final readouts are missing, names them, and keeps in the version which they were', async () => {
    const { visit, clearedItem, silent } = await makeReportedVisit(db())
    const asked = await sign(visit.id)
    expect(asked).toMatchObject({
      failure: {
        kind: 'confirm',
        warnings: [{ key: 'refusals.visitReports.missing', values: { count: 2, titles: 'Site visit; Courtesy call' } }],
      },
    })
    expect(await listSigned(manager, visit.id)).toEqual({ rows: [], next: null })
    expect(await signed(visit.id, { note: 'For the minister' })).toBe(1)
    const version = await getSigned(manager, visit.id, 1)
    expect(version).toMatchObject({
      number: 1,
      note: 'For the minister',
      signedAt: NOW.toISOString(),
      signedByName: manager.name,
      missing: 2,
    })
    expect(version?.content.missing.map(({ itemId }) => itemId)).toEqual([clearedItem.id, silent.id])
    const event = await db().auditEvent.findFirst({ where: { visitId: visit.id, action: 'visit_report.signed' } })
    expect(event).toMatchObject({ subjectName: '1', changes: { note: { to: 'For the minister' } } })
    // The history is read by who may not know of every readout that is missing.
    expect(Object.keys(event?.changes ?? {})).toEqual(['note'])
  })

  it('asks again when another readout is missing than was accepted', async () => {
    const { visit } = await makeReportedVisit(db())
    const codes = codesOf(await sign(visit.id))
    await db().programmeItem.create({
      data: {
        visitId: visit.id,
        type: 'meeting',
        title: 'One more',
        searchKey: 'one more',
        status: 'held',
        position: 9,
      },
    })
    expect(codesOf(await sign(visit.id, { confirmed: codes }))).toHaveLength(1)
  })

  it('freezes exactly what the draft said, so that the draft then differs in nothing', async () => {
    const { visit } = await makeReportedVisit(db())
    await write(visit.id, { introduction: docOf('Why they went') })
    const { content } = await draftOf(visit.id)
    await signed(visit.id)
    const version = await getSigned(manager, visit.id, 1)
    expect(version?.content).toEqual(content)
    expect(version && changedParts(version.content, (await draftOf(visit.id)).content)).toEqual([])
  })

  it('is refused, naming what differs, when something changed since the page was opened', async () => {
    const { visit, open, opened } = await makeReportedVisit(db())
    const seen = await seenOf(visit.id)
    await db().readoutSection.update({
      where: { readoutId_key: { readoutId: open.id, key: 'discussion' } },
      data: { doc: docOf('Corrected words'), text: 'Corrected words' },
    })
    await write(visit.id, { conclusions: docOf('New') })
    expect(await sign(visit.id, { seen })).toMatchObject({
      failure: {
        kind: 'refused',
        reason: { key: 'refusals.visitReports.moved' },
        blockers: [
          { key: 'refusals.visitReports.parts.conclusions' },
          {
            key: 'refusals.visitReports.parts.meeting',
            values: { title: 'Opening talks' },
            href: `/meetings/${opened.id}`,
          },
        ],
      },
    })
    expect((await listSigned(manager, visit.id)).rows).toEqual([])
  })

  it('asks before a version that says what the one before says', async () => {
    const { visit } = await makeReportedVisit(db())
    await signed(visit.id)
    expect(codesOf(await sign(visit.id))).toContain('unchanged')
    expect(await signed(visit.id)).toBe(2)
  })

  it('is refused before Reporting, to everybody but a manager, and of what is not to be seen', async () => {
    const early = await makeVisit(db(), { status: 'under_way' })
    expect(await sign(early.id)).toMatchObject({
      failure: { reason: { key: 'refusals.visitReports.notReporting' } },
    })
    const { visit } = await makeReportedVisit(db())
    for (const actor of [planner, staff, viewer, await asRole(db(), 'admin')])
      expect(await sign(visit.id, {}, actor)).toMatchObject({ failure: { kind: 'forbidden' } })
    const input = { commandId: newId(), visitId: newId(), note: '', seen: 'x' }
    expect(await signVisitReport(manager, input, NOW)).toMatchObject({ failure: { kind: 'missing' } })
  })

  it('leaves a version that nobody can change or delete', async () => {
    const { visit } = await makeReportedVisit(db())
    await signed(visit.id)
    const where = { visitId_number: { visitId: visit.id, number: 1 } }
    await expect(db().visitReportVersion.update({ where, data: { note: 'x' } })).rejects.toThrow()
    await expect(db().visitReportVersion.delete({ where })).rejects.toThrow()
  })

  it('signs once however often it is sent', async () => {
    const { visit } = await makeReportedVisit(db())
    const confirmed = codesOf(await sign(visit.id))
    const input = { commandId: newId(), visitId: visit.id, note: '', seen: await seenOf(visit.id), confirmed }
    const answers = await Promise.all([1, 2, 3].map(() => signVisitReport(manager, input, NOW)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await listSigned(manager, visit.id)).rows).toHaveLength(1)
  })
})

describe('a signed version as a reader gets it', () => {
  it('is whole for managers and the team', async () => {
    const { visit } = await makeReportedVisit(db(), { team: [staff.userId] })
    await signed(visit.id)
    for (const actor of [manager, staff]) {
      const version = await getSigned(actor, visit.id, 1)
      for (const secret of SECRETS) expect(JSON.stringify(version)).toContain(secret)
      expect(version?.omitted).toBe(0)
    }
  })

  it('leaves out restricted parts for everybody else, and positions and states of drafts for a viewer', async () => {
    const { visit, closed } = await makeReportedVisit(db())
    await signed(visit.id)
    for (const actor of [planner, staff, viewer]) {
      const version = await getSigned(actor, visit.id, 1)
      for (const secret of SECRETS) expect(JSON.stringify(version)).not.toContain(secret)
      expect(JSON.stringify(version)).toContain('Обсуждали воду')
      expect(version?.content.missing.map(({ itemId }) => itemId)).toContain(closed.id)
      expect(version?.content.missing).toHaveLength(3)
    }
    // Two numbers that differ would say that there is one more than they may know of.
    expect((await getSigned(staff, visit.id, 1))?.missing).toBe(3)
    expect((await listSigned(staff, visit.id)).rows).toMatchObject([{ number: 1, missing: null }])
    expect((await listSigned(manager, visit.id)).rows).toMatchObject([{ number: 1, missing: 2 }])
    const seen = JSON.stringify(await getSigned(viewer, visit.id, 1))
    expect(seen).not.toContain(POSITION)
    expect(seen).not.toMatch(/"state":"/)
    expect((await listSigned(viewer, visit.id)).rows).toMatchObject([{ number: 1, missing: null }])
  })

  it('also leaves out what became restricted after it was signed', async () => {
    const { visit, open } = await makeReportedVisit(db())
    await signed(visit.id)
    await db().readout.update({ where: { id: open.id }, data: { handling: 'restricted' } })
    expect(JSON.stringify(await getSigned(viewer, visit.id, 1))).not.toContain('Обсуждали воду')
    expect(JSON.stringify(await getSigned(manager, visit.id, 1))).toContain('Обсуждали воду')
  })

  it('says nothing of a visit that is not to be seen', async () => {
    const { visit } = await makeReportedVisit(db())
    await signed(visit.id)
    await db().visit.update({ where: { id: visit.id }, data: { restricted: true } })
    expect(await getSigned(viewer, visit.id, 1)).toBeNull()
    expect(await listSigned(viewer, visit.id)).toEqual({ rows: [], next: null })
    expect(await getSigned(viewer, 'nothing', 1)).toBeNull()
  })
})

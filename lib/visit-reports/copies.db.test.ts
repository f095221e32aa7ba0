import { createTranslator } from 'next-intl'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import type { DocBlock } from '@/lib/exports/docx-types'
import { unzip } from '@/lib/exports/testing/unzip'
import { loadMessages } from '@/lib/i18n/load'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import type { Translator } from '@/lib/platform/words'
import { asRole } from '@/prisma/factories/actors'
import { makeContact } from '@/prisma/factories/delegations'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeReportedVisit, POSITION, SECRETS } from '@/prisma/factories/reported-visit'
import { reportDocument } from './document'
import { reportFile } from './download'
import { getReportDraft } from './draft.queries'

const NOW = new Date('2027-04-02T08:00:00Z')
const t = createTranslator({ locale: 'en', messages: loadMessages() }) as unknown as Translator
let manager: Actor
let staff: Actor & { userId: string }

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
  staff = await asRole(db(), 'staff')
})

async function documentFor(actor: Actor, visitId: string) {
  const draft = await getReportDraft(actor, visitId, NOW)
  if (!draft) throw new Error('no draft')
  return reportDocument(draft, { draftAt: NOW }, t)
}
const headings = (blocks: readonly DocBlock[], level: number) =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === level ? [`${block.number} ${block.text}`] : [],
  )

describe('a report in words', () => {
  it('has its parts in their order, numbered as Word will number them', async () => {
    const { visit } = await makeReportedVisit(db())
    const { blocks } = await documentFor(manager, visit.id)
    expect(headings(blocks, 1)).toEqual([
      '1 Introduction',
      '2 Delegation',
      '3 Programme as held',
      '4 Persons met',
      '5 Meetings',
      '6 Meetings without a final readout',
      '7 Outcomes',
      '8 Follow-ups',
      '9 Conclusions',
      '10 Annexes',
    ])
    expect(headings(blocks, 2)).toEqual([
      '3.1 Day 1 · Shanghai',
      '3.2 No day yet',
      '4.1 上海市水务局',
      '5.1 Opening talks',
      '5.2 Quiet talks',
      '7.1 Agreements',
      '7.2 Commitments',
      '10.1 Files',
    ])
  })

  it('says what is not known, who has left, what was cancelled, and that nobody owns it', async () => {
    const { visit, member } = await makeReportedVisit(db())
    await makeItem(db(), { visitId: visit.id, status: 'held', type: 'other', participants: [member.id] })
    await db().delegationMember.update({ where: { id: member.id }, data: { archivedAt: NOW } })
    const said = JSON.stringify(await documentFor(manager, visit.id))
    for (const words of [
      'to be confirmed',
      'not known',
      'left the delegation',
      'Asked for by the host',
      'unowned',
      'no date agreed',
      'Engineers (4 people)',
      'the readout is cleared, not final',
      'Draft, not signed · as of 2 Apr 2027, 13:00 Tashkent',
    ])
      expect(said).toContain(words)
  })

  it('says which copy it is, and of what is left out only to who knows of it', async () => {
    const { visit, restricted } = await makeReportedVisit(db())
    const linesFor = async (actor: Actor) => (await documentFor(actor, visit.id)).cover.lines
    expect(await linesFor(manager)).toContain('Full copy')
    expect(await linesFor(staff)).toContain('Copy without restricted parts')
    expect((await linesFor(staff)).join()).not.toContain('leaves out')
    await db().readout.update({ where: { id: restricted.id }, data: { writerId: staff.userId } })
    expect(await linesFor(staff)).toContain('This copy leaves out 1 restricted part.')
    expect((await documentFor(staff, visit.id)).foot).toContain('Copy without restricted parts')
  })
})

describe('a report as a Word file', () => {
  const wordOf = async (actor: Actor, visitId: string) => {
    const file = await reportFile(actor, { visitId, number: null }, NOW, t)
    return file && { ...file, text: [...unzip(file.bytes).values()].join('\n') }
  }

  it('holds nothing restricted in the copy of who may not see it, in any of its parts', async () => {
    const { visit } = await makeReportedVisit(db())
    const [theirs, whole] = [await wordOf(staff, visit.id), await wordOf(manager, visit.id)]
    for (const secret of SECRETS) {
      expect(theirs?.text).not.toContain(secret)
      expect(whole?.text).toContain(secret)
    }
    for (const text of ['Обсуждали воду. 讨论了水。', POSITION]) expect(theirs?.text).toContain(text)
    expect(await wordOf(await asRole(db(), 'viewer'), visit.id)).toBeNull()
  })

  it('asks as many questions for sixty meetings and two hundred people as for four, and is soon there', async () => {
    const { visit } = await makeReportedVisit(db())
    const { id: visitId } = visit
    const few = await countStatements(() => wordOf(manager, visitId))
    const contacts = await Promise.all(
      Array.from({ length: 200 }, () => makeContact(db(), { visitId, title: 'Guest' })),
    )
    const page = Array.from({ length: 40 }, (_, line) => `Line ${line}: вода 水 and what else was said of it.`).join(
      '\n',
    )
    for (let n = 0; n < 60; n += 1) {
      const item = await makeItem(db(), { visitId, status: 'held', title: `Meeting ${n}`, dayNumber: 1 + (n % 6) })
      const readout = await makeReadout(db(), { itemId: item.id, status: 'final', discussion: page, positions: page })
      for (let at = 0; at < 10; at += 1)
        await makeAttendance(db(), { readoutId: readout.id, contactId: contacts[(n * 7 + at) % 200]?.id ?? null })
      const outcome = await makeOutcome(db(), { readoutId: readout.id })
      await makeFollowUp(db(), { outcomeId: outcome.id })
    }
    const begun = performance.now()
    expect(await countStatements(() => wordOf(manager, visitId))).toBe(few)
    expect(few).toBeLessThanOrEqual(14)
    // Seconds on a machine that does other things too.
    expect(performance.now() - begun).toBeLessThan(20_000)
  }, 120_000)
})

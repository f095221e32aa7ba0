import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { unzip } from '@/lib/exports/testing/unzip'
import { say } from '@/lib/i18n/say'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeSignedReport } from '@/prisma/factories/visit-reports'
import { makeVisit } from '@/prisma/factories/visits'
import { contentSchema } from './content'
import { reportDocument } from './document'
import { reportFile } from './download'
import { getReportDraft } from './draft.queries'
import { changedParts, fingerprint } from './fingerprint'
import { getSigned } from './queries'

const NOW = new Date('2027-04-02T08:00:00Z')
const as = {} as Record<'viewer' | 'staff' | 'member' | 'manager', Actor & { userId: string }>

beforeAll(async () => {
  for (const role of ['viewer', 'staff', 'manager'] as const) as[role] = await asRole(db(), role)
  as.member = await asRole(db(), 'staff')
})

/** A visit with a signed, a proposed, a restricted and an archived agreement, each with a follow-up. */
async function world() {
  const visit = await makeVisit(db(), { status: 'reporting', team: [as.member.userId] })
  const ministry = await makeOrganisation(db(), { name: 'Ministry of water' })
  const add = async (title: string, fields: Parameters<typeof makeAgreement>[1]) => {
    const agreement = await makeAgreement(db(), { visitId: visit.id, title, ...fields })
    await makeFollowUpOfAgreement(db(), agreement, { title: `Work for the ${title}` })
    return agreement
  }
  const signed = await add('open memorandum', {
    status: 'signed',
    signedOn: dayToDb('2027-03-12'),
    signedPlace: 'Shanghai',
  })
  await db().agreementParty.create({ data: { agreementId: signed.id, side: 'ours', organisationId: ministry.id } })
  const draft = await add('proposed protocol', { status: 'proposed' })
  const secret = await add('secret contract', { status: 'in_force', signedOn: dayToDb('2027-03-10'), restricted: true })
  await add('abandoned draft', { archivedAt: NOW })
  return { visit, signed, draft, secret }
}

const draftOf = async (actor: Actor, visitId: string) => {
  const draft = await getReportDraft(actor, visitId, NOW)
  if (!draft) throw new Error('no draft')
  return draft
}
const titles = ({ agreements }: { agreements: readonly { title: string }[] }) => agreements.map(({ title }) => title)

describe('the agreements of a visit in its report', () => {
  it('stand with parties, state, day, place and their follow-ups, on page, paper and in the Word file', async () => {
    const { visit, signed } = await world()
    const draft = await draftOf(as.manager, visit.id)
    expect(titles(draft.content)).toEqual(['secret contract', 'open memorandum', 'proposed protocol'])
    expect(draft.content.agreements[1]).toMatchObject({
      id: signed.id,
      parties: ['Ministry of water'],
      signedOn: '2027-03-12',
      followUps: [{ title: 'Work for the open memorandum', unowned: true }],
    })
    expect(contentSchema.parse(JSON.parse(JSON.stringify(draft.content)))).toEqual(draft.content)
    const document = JSON.stringify(reportDocument(draft, { draftAt: NOW }, say))
    const word = await reportFile(as.manager, { visitId: visit.id, number: null }, NOW, say)
    const text = [...unzip(word?.bytes ?? new Uint8Array()).values()].join('\n')
    const { reference } = draft.content.agreements[1] ?? {}
    for (const said of [
      'open memorandum',
      'Ministry of water',
      '12 Mar 2027, Shanghai',
      `of ${reference}`,
      'Work for',
    ]) {
      expect(document).toContain(said)
      expect(text).toContain(said)
    }
    expect(document).not.toContain('abandoned draft')
  })

  it('are in each draft those that its reader sees', async () => {
    const { visit } = await world()
    const open = ['open memorandum', 'proposed protocol']
    const theirs = await draftOf(as.staff, visit.id)
    expect(titles(theirs.content)).toEqual(open)
    expect(JSON.stringify(reportDocument(theirs, { draftAt: NOW }, say))).not.toContain('secret')
    expect(titles((await draftOf(as.member, visit.id)).content)).toEqual(['secret contract', ...open])
  })

  it('are in each copy of a signed report those that its reader sees, as they were and as they are handled now', async () => {
    const { visit, signed, draft } = await world()
    const { content } = await draftOf(as.manager, visit.id)
    await makeSignedReport(db(), { visitId: visit.id, content: JSON.parse(JSON.stringify(content)), format: 2 })
    const seen = async (actor: Actor) => {
      const copy = await getSigned(actor, visit.id, 1)
      return copy && titles(copy.content)
    }
    expect(await seen(as.manager)).toEqual(titles(content))
    expect(await seen(as.member)).toEqual(titles(content))
    expect(await seen(as.staff)).toEqual(['open memorandum', 'proposed protocol'])
    expect(await seen(as.viewer)).toEqual(['open memorandum'])
    // A draft that was given up since, and one that was signed: what was frozen stands.
    await db().agreement.update({ where: { id: draft.id }, data: { archivedAt: NOW } })
    expect(await seen(as.staff)).toEqual(['open memorandum', 'proposed protocol'])
    await db().agreement.update({ where: { id: signed.id }, data: { restricted: true } })
    expect([await seen(as.staff), await seen(as.viewer)]).toEqual([['proposed protocol'], []])
    expect(await seen(as.manager)).toEqual(titles(content))
  })

  it('are a part of their own where two reports differ, and of an earlier format nothing is said', async () => {
    const { visit, signed } = await world()
    const { content } = await draftOf(as.manager, visit.id)
    await db().agreement.update({ where: { id: signed.id }, data: { title: 'Another title' } })
    const { content: now } = await draftOf(as.manager, visit.id)
    expect(changedParts(content, now)).toEqual([{ part: 'agreements', itemId: null, title: null }])
    expect(fingerprint(now)).not.toBe(fingerprint(content))
    const { agreements: _, ...first } = content
    const old = contentSchema.parse({ ...first, format: 1 })
    const { blocks } = reportDocument(
      { content: old, reader: { internal: true, restricted: true }, omitted: 0 },
      { draftAt: NOW },
      say,
    )
    expect(JSON.stringify(blocks)).not.toContain('"Agreements"')
  })
})

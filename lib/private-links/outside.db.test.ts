import { randomBytes, randomInt } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeOutsideReport, makePrivateLink } from '@/prisma/factories/private-links'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { openPage } from './open-page'
import { sendOutsideReport } from './outside.commands'
import { openLink } from './outside.queries'
import { BY_LINK } from './outside-actor'
import { DAY_MS, endOf, MOST } from './rules'

const NOW = new Date('2027-03-12T10:00:00Z')
const ENDED = { ok: false, failure: { kind: 'refused', reason: { key: 'refusals.privateLinks.ended' } } }

const elsewhere = () => `198.18.${randomInt(256)}.${randomInt(256)}-${newId()}`
const guess = () => randomBytes(32).toString('base64url')

const sent = (token: string, more: Record<string, unknown> = {}) => ({
  commandId: newId(),
  token,
  senderName: 'Somebody of theirs',
  text: 'The draft was sent',
  percent: '40',
  judgement: 'on_track',
  nextStep: '',
  links: ['', 'https://example.org/draft', ''],
  ...more,
})

describe('the page of a private link', () => {
  it('shows title, date, message and its own reports, and nothing that was written inside', async () => {
    const visit = await makeVisit(db(), { title: 'SECRET visit', restricted: true })
    const readout = await makeReadout(db(), { visitId: visit.id, handling: 'restricted', discussion: 'SECRET text' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id, text: 'SECRET outcome' })
    const officer = await makePerson(db(), { name: 'SECRET officer' })
    const lead = await makeOrganisation(db(), { name: 'SECRET lead' })
    const followUp = await makeFollowUp(db(), {
      outcomeId: outcome.id,
      title: 'Send the draft',
      officerId: officer.id,
      leadOrganisationId: lead.id,
      nextStep: 'SECRET step',
      dueDate: new Date('2027-04-01'),
    })
    const link = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW, message: 'Please report' })
    const other = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW, message: 'SECRET message' })
    await makeOutsideReport(db(), { linkId: other.id, text: 'SECRET report' })
    await makeOutsideReport(db(), { linkId: link.id, text: 'Ours', state: 'declined', reason: 'Not this one' })
    const page = (await openLink(link.token, NOW))?.page
    expect(page).toMatchObject({
      answer: 'report',
      title: 'Send the draft',
      dueDate: '2027-04-01',
      message: 'Please report',
      reports: [{ text: 'Ours', state: 'declined', reason: 'Not this one' }],
    })
    expect(JSON.stringify(page)).not.toContain('SECRET')
  })

  it.each([
    ['before its end', { createdAt: NOW }, new Date(endOf(NOW, 30).getTime() - 1), 'report'],
    ['at its end', { createdAt: NOW }, endOf(NOW, 30), 'ended'],
    ['once revoked', { createdAt: NOW, revokedAt: NOW }, NOW, 'ended'],
  ])('%s', async (_words, fields, now, answer) => {
    const link = await makePrivateLink(db(), fields)
    expect((await openLink(link.token, now))?.page.answer).toBe(answer)
  })

  it('tells nothing of a follow-up once the link has ended, or the follow-up is taken away', async () => {
    const followUp = await makeFollowUp(db(), { title: 'HIDDEN title' })
    const link = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW, message: 'HIDDEN message' })
    await makeOutsideReport(db(), { linkId: link.id, text: 'HIDDEN text' })
    const later = await openLink(link.token, endOf(NOW, 31))
    await db().outcome.update({ where: { id: followUp.outcomeId }, data: { archivedAt: NOW } })
    const gone = await openLink(link.token, NOW)
    for (const opened of [later, gone]) {
      expect(opened?.page.answer).toBe('ended')
      expect(JSON.stringify(opened)).not.toContain('HIDDEN')
    }
  })

  it.each([
    ['closed', 'finished'],
    ['dropped', 'finished'],
    ['in_review', 'report'],
    ['blocked', 'report'],
  ] as const)('of a follow-up that is %s', async (status, answer) => {
    const followUp = await makeFollowUp(db(), { status })
    const link = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW })
    expect((await openLink(link.token, NOW))?.page.answer).toBe(answer)
  })
})

describe('an address that is none', () => {
  const open = (token: string, address: string, now = NOW) => openPage({ token, address }, now)

  it('is answered alike, whatever is wrong with it', async () => {
    const { token, id, tokenHash } = await makePrivateLink(db(), { createdAt: NOW })
    const address = elsewhere()
    const wrong = [
      guess(),
      '',
      'x',
      `${token}x`,
      token.slice(0, -1),
      token.toLowerCase(),
      id,
      tokenHash,
      '../..',
      '%00',
    ]
    for (const one of wrong.filter((text) => text !== token))
      expect([one, await open(one, address)]).toEqual([one, { kind: 'none' }])
  })

  it('makes its network wait after fifty, but never for a right one, also an ended one', async () => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    const ended = await makePrivateLink(db(), { createdAt: NOW, revokedAt: NOW })
    const address = elsewhere()
    for (let n = 0; n < 60; n++) await open(link.token, address)
    for (let n = 0; n < 50; n++) expect((await open(guess(), address)).kind).toBe('none')
    expect((await open(guess(), address)).kind).toBe('limited')
    expect((await open(link.token, address)).kind).toBe('page')
    expect((await open(ended.token, address)).kind).toBe('page')
    expect((await open(guess(), elsewhere())).kind).toBe('none')
  })

  it('is noted as used once a minute where it is right', async () => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    const usedAt = async () => (await db().privateLink.findUniqueOrThrow({ where: { id: link.id } })).lastUsedAt
    await open(link.token, elsewhere())
    expect(await usedAt()).toEqual(NOW)
    await open(link.token, elsewhere(), new Date(NOW.getTime() + 59_000))
    expect(await usedAt()).toEqual(NOW)
    const later = new Date(NOW.getTime() + 60_000)
    await open(link.token, elsewhere(), later)
    expect(await usedAt()).toEqual(later)
  })
})

describe('a report of an outside body', () => {
  const send = (input: Record<string, unknown>, now = NOW) => sendOutsideReport(BY_LINK, input, now)
  const reports = (linkId: string) => db().outsideReport.findMany({ where: { linkId }, include: { links: true } })

  it('waits, changes nothing of the follow-up, and is one however often it is sent', async () => {
    const followUp = await makeFollowUp(db())
    const link = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW })
    const input = sent(link.token)
    const answers = [await send(input), await send(input)]
    expect(answers).toEqual([
      { ok: true, value: { id: input.commandId } },
      { ok: true, value: { id: input.commandId } },
    ])
    expect(await reports(link.id)).toMatchObject([
      {
        state: 'waiting',
        senderName: 'Somebody of theirs',
        percent: 40,
        judgement: 'on_track',
        nextStep: null,
        at: NOW,
        links: [{ url: 'https://example.org/draft' }],
      },
    ])
    expect(await db().followUp.findUniqueOrThrow({ where: { id: followUp.id } })).toMatchObject({
      status: 'open',
      version: 1,
      startedAt: null,
      percent: null,
    })
    expect(await db().progressReport.count({ where: { followUpId: followUp.id } })).toBe(0)
    const events = await db().auditEvent.findMany({ where: { subjectId: followUp.id } })
    expect(events).toMatchObject([{ action: 'outside_report.arrived', actorKind: 'system' }])
    expect(JSON.stringify(events)).not.toContain(link.token)
  })

  it('keeps what was typed as text, markup and formulas too', async () => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    const text = '<script>alert(1)</script> =HYPERLINK("https://evil.example")'
    await send(sent(link.token, { text, senderName: '=cmd()', links: [] }))
    expect(await reports(link.id)).toMatchObject([{ text, senderName: '=cmd()', links: [] }])
  })

  it.each([
    [{ text: ' ' }, { text: [{ key: 'errors.progress' }] }],
    [{ senderName: '' }, { senderName: [{ key: 'errors.senderName' }] }],
    [{ percent: '101' }, { percent: [{ key: 'errors.invalidNumber' }] }],
    [{ percent: 'half' }, { percent: [{ key: 'errors.invalidNumber' }] }],
    [{ judgement: 'splendid' }, { judgement: [{ key: 'errors.invalid' }] }],
    [{ links: ['javascript:alert(1)'] }, { links: [{ key: 'errors.invalidLink' }] }],
    [{ links: ['data:text/html,x'] }, { links: [{ key: 'errors.invalidLink' }] }],
    [{ links: Array(4).fill('https://example.org') }, { links: [{ key: 'errors.invalid' }] }],
    [{ text: 'x'.repeat(5_001) }, { text: [{ key: 'errors.tooLong' }] }],
    [{ text: 'a\u0000b' }, { text: [{ key: 'errors.controlCharacters' }] }],
  ])('is not taken with %j', async (more, fields) => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    expect(await send(sent(link.token, more))).toMatchObject({ ok: false, failure: { kind: 'invalid', fields } })
    expect(await reports(link.id)).toEqual([])
  })

  it('is refused alike through whatever does not work, and says of a finished follow-up that it is', async () => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    const revoked = await makePrivateLink(db(), { createdAt: NOW, revokedAt: NOW })
    const archived = await makeFollowUp(db(), { archivedAt: NOW })
    const hidden = await makePrivateLink(db(), { createdAt: NOW, followUpId: archived.id })
    for (const token of [guess(), '', 'x'.repeat(50), revoked.token, hidden.token])
      expect(await send(sent(token))).toEqual(ENDED)
    expect(await send(sent(link.token), endOf(NOW, 30))).toEqual(ENDED)
    const closed = await makeFollowUp(db(), { status: 'closed' })
    const late = await makePrivateLink(db(), { createdAt: NOW, followUpId: closed.id })
    expect(await send(sent(late.token))).toMatchObject({
      failure: { reason: { key: 'refusals.privateLinks.finished' } },
    })
  })

  it('cannot be sent by who is signed in: a session opens no link', async () => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    expect(await sendOutsideReport(await asRole(db(), 'manager'), sent(link.token), NOW)).toEqual(ENDED)
  })

  it('is taken ten times a day through one link', async () => {
    const link = await makePrivateLink(db(), { createdAt: NOW })
    for (let n = 0; n < MOST.reports; n++) expect((await send(sent(link.token))).ok).toBe(true)
    expect(await send(sent(link.token))).toMatchObject({
      failure: { reason: { key: 'refusals.privateLinks.tooManyReports', values: { count: 10 } } },
    })
    expect((await send(sent(link.token), new Date(NOW.getTime() + DAY_MS))).ok).toBe(true)
  })
})

describe('who is told of a report', () => {
  let officer: Awaited<ReturnType<typeof makeUser>>
  const toldOf = async (followUpId: string) =>
    (
      await db().notification.findMany({
        where: { subjectId: followUpId, kind: 'outside_report_arrived' },
        select: { userId: true },
      })
    ).map(({ userId }) => userId)
  const report = async (fields: Parameters<typeof makeFollowUp>[1]) => {
    const followUp = await makeFollowUp(db(), fields)
    const link = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW })
    expect((await sendOutsideReport(BY_LINK, sent(link.token), NOW)).ok).toBe(true)
    return toldOf(followUp.id)
  }

  beforeAll(async () => {
    officer = await makeUser(db(), { roles: ['staff'], personId: (await makePerson(db())).id })
  })

  it('the officer', async () => {
    expect(await report({ officerId: officer.personId })).toEqual([officer.id])
  })

  it('managers, those of the visit’s team first, where nobody is accountable who can sign in', async () => {
    const gone = await makeUser(db(), {
      roles: ['staff'],
      personId: (await makePerson(db())).id,
      deactivatedAt: NOW,
    })
    const manager = await makeUser(db(), { roles: ['manager'] })
    const visit = await makeVisit(db(), { team: [manager.id] })
    expect(await report({ visitId: visit.id, officerId: gone.personId })).toEqual([manager.id])
    expect(await report({ visitId: visit.id })).toEqual([manager.id])
    expect((await report({})).length).toBeGreaterThan(0)
  })

  it('managers, where the officer may not see the follow-up', async () => {
    const manager = await makeUser(db(), { roles: ['manager'] })
    const visit = await makeVisit(db(), { restricted: true, team: [manager.id] })
    expect(await report({ visitId: visit.id, officerId: officer.personId })).toEqual([manager.id])
  })

  it('not an acting manager whose last day is over', async () => {
    const acting = await makeUser(db(), { roles: ['staff'] })
    const manager = await makeUser(db(), { roles: ['manager'] })
    const visit = await makeVisit(db(), { team: [acting.id, manager.id] })
    const act = (until: string) =>
      db().userRole.upsert({
        where: { userId_role: { userId: acting.id, role: 'manager' } },
        create: { userId: acting.id, role: 'manager', until: new Date(until) },
        update: { until: new Date(until) },
      })
    await act('2027-03-11')
    expect(await report({ visitId: visit.id })).toEqual([manager.id])
    await act('2027-03-12')
    expect((await report({ visitId: visit.id })).toSorted()).toEqual([acting.id, manager.id].toSorted())
  })
})

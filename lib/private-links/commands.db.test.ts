import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/auth/permissions'
import { hashToken, openToken } from '@/lib/auth/private-address'
import { FOLLOW_UP_STATUSES, isUnfinished } from '@/lib/follow-ups/workflow'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makePrivateLink as makeLink } from '@/prisma/factories/private-links'
import { makeVisit } from '@/prisma/factories/visits'
import { makePrivateLink, revokePrivateLink } from './commands'
import { openLink } from './outside.queries'
import { linksOf } from './queries'
import { withShownAddress } from './shown-address'

const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
let manager: Awaited<ReturnType<typeof asRole>>

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

const input = (followUpId: string, organisationId: string, more: Record<string, unknown> = {}) => ({
  commandId: newId(),
  followUpId,
  organisation: { id: organisationId },
  days: '',
  message: '',
  ...more,
})

async function world() {
  return { followUp: await makeFollowUp(db()), organisation: await makeOrganisation(db()) }
}

describe('making a private link', () => {
  it('keeps a hash alone, ends after 30 days, and opens one follow-up', async () => {
    const { followUp, organisation } = await world()
    const made = await makePrivateLink(manager, input(followUp.id, organisation.id, { message: 'Please report' }), NOW)
    if (!made.ok) throw new Error('not made')
    const token = openToken(`private-link:${made.value.linkId}`, made.value.sealed)
    const kept = await db().privateLink.findUniqueOrThrow({ where: { id: made.value.linkId } })
    expect(kept).toMatchObject({
      followUpId: followUp.id,
      organisationId: organisation.id,
      tokenHash: hashToken(token),
      message: 'Please report',
      createdBy: manager.userId,
      expiresAt: new Date('2027-04-11T10:00:00Z'),
    })
    expect(JSON.stringify(kept)).not.toContain(token)
    expect((await openLink(token, NOW))?.page).toMatchObject({ answer: 'report', title: followUp.title })
  })

  it('shows the same address to a resend, and its receipt and history tell it to nobody', async () => {
    const { followUp, organisation } = await world()
    const sent = input(followUp.id, organisation.id)
    const shown = withShownAddress(makePrivateLink)
    const first = await shown(manager, sent, NOW)
    expect(await shown(manager, sent, NOW)).toEqual(first)
    if (!first.ok) throw new Error('not made')
    const token = first.value.address.split('/report/')[1] ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const receipt = await db().commandReceipt.findFirstOrThrow({ where: { commandId: sent.commandId } })
    const events = await db().auditEvent.findMany({ where: { subjectId: followUp.id } })
    expect(events.map(({ action }) => action)).toEqual(['private_link.made'])
    for (const written of [receipt, events]) {
      expect(JSON.stringify(written)).not.toContain(token)
      expect(JSON.stringify(written)).not.toContain(hashToken(token))
    }
  })

  it.each([
    ['0', 'errors.invalidNumber'],
    ['366', 'errors.invalidNumber'],
    ['1.5', 'errors.invalidNumber'],
    ['-1', 'errors.invalidNumber'],
  ])('is not made for %s days', async (days, key) => {
    const { followUp, organisation } = await world()
    expect(await makePrivateLink(manager, input(followUp.id, organisation.id, { days }), NOW)).toMatchObject({
      failure: { kind: 'invalid', fields: { days: [{ key }] } },
    })
  })

  it('is made for an organisation that is there, and not for one that is archived or none', async () => {
    const { followUp } = await world()
    const archived = await makeOrganisation(db(), { archivedAt: NOW })
    const field = { kind: 'invalid', fields: { organisation: expect.anything() } }
    for (const organisation of [null, { id: archived.id }, { id: newId() }])
      expect(await makePrivateLink(manager, { ...input(followUp.id, archived.id), organisation }, NOW)).toMatchObject({
        failure: field,
      })
  })

  it.each(FOLLOW_UP_STATUSES)('on a follow-up that is %s', async (status) => {
    const { organisation } = await world()
    const followUp = await makeFollowUp(db(), { status })
    const made = await makePrivateLink(manager, input(followUp.id, organisation.id), NOW)
    if (isUnfinished(status)) expect(made.ok).toBe(true)
    else expect(made).toMatchObject({ failure: { reason: { key: 'refusals.followUps.finished' } } })
  })

  it.each(ROLES)('and revoking, by a %s', async (role) => {
    const actor = await asRole(db(), role)
    const { followUp, organisation } = await world()
    const link = await makeLink(db(), { followUpId: followUp.id, createdAt: NOW })
    const made = await makePrivateLink(actor, input(followUp.id, organisation.id), NOW)
    const revoked = await revokePrivateLink(actor, { commandId: newId(), linkId: link.id }, NOW)
    const links = await linksOf(actor, followUp.id, NOW)
    if (role === 'manager') {
      expect([made.ok, revoked.ok, links?.length]).toEqual([true, true, 2])
    } else {
      const no = { ok: false, failure: { kind: 'forbidden' } }
      expect([made, revoked, links]).toEqual([no, no, null])
    }
  })

  it('works on a restricted visit, for managers', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    const followUp = await makeFollowUp(db(), { visitId: visit.id })
    const { organisation } = await world()
    expect((await makePrivateLink(manager, input(followUp.id, organisation.id), NOW)).ok).toBe(true)
  })
})

describe('revoking', () => {
  it('ends the link at once, once, and says when', async () => {
    const link = await makeLink(db(), { createdAt: NOW })
    const other = await makeLink(db(), { createdAt: NOW, followUpId: link.followUpId })
    const revoke = () => revokePrivateLink(manager, { commandId: newId(), linkId: link.id }, NOW)
    const both = await Promise.all([revoke(), revoke()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(MISSING)
    expect((await openLink(link.token, NOW))?.page.answer).toBe('ended')
    expect((await openLink(other.token, NOW))?.page.answer).toBe('report')
    const listed = await linksOf(manager, link.followUpId, NOW)
    expect(listed?.map(({ id, state, revokedAt }) => [id, state, revokedAt])).toEqual([
      [other.id, 'open', null],
      [link.id, 'revoked', NOW.toISOString()],
    ])
    expect(await revokePrivateLink(manager, { commandId: newId(), linkId: newId() }, NOW)).toEqual(MISSING)
  })

  it('is not told apart for links of follow-ups that are hidden', async () => {
    const outcomeless = await makeFollowUp(db(), { archivedAt: NOW })
    const link = await makeLink(db(), { createdAt: NOW, followUpId: outcomeless.id })
    expect(await revokePrivateLink(manager, { commandId: newId(), linkId: link.id }, NOW)).toEqual(MISSING)
    expect(await linksOf(actorOf(await makeUser(db(), { roles: ['manager'] })), outcomeless.id, NOW)).toEqual([])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { docOf } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout, sectionText } from '@/prisma/factories/readouts'
import { applyEntries } from './apply.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const HOURS_AGO = '2027-03-12T06:30:00.000Z'
let staff: Actor & { userId: string }
let viewer: Actor

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  viewer = await asRole(db(), 'viewer')
})

const entry = (command: string, input: Record<string, unknown>) => ({
  commandId: newId(),
  command,
  input,
  writtenAt: HOURS_AGO,
})
const text = (readoutId: string, words: string, baseVersion = 0) =>
  entry('saveSection', { readoutId, key: 'discussion', title: null, doc: docOf(words), baseVersion })

const send = (entries: ReturnType<typeof entry>[], actor: Actor = staff) =>
  applyEntries(actor, { entries, sentAt: NOW.toISOString() }, () => NOW)
const kinds = async (entries: ReturnType<typeof entry>[], actor: Actor = staff) =>
  (await send(entries, actor)).map(({ result }) => (result.ok ? 'ok' : result.failure.kind))

describe('what a device has written', () => {
  it('is done in its order, in one request, and says when it was written and when it arrived', async () => {
    const item = await makeItem(db())
    const id = newId()
    const outcomeId = newId()
    const sent = [
      entry('openReadout', { id, itemId: item.id, confirmed: ['markHeld'] }),
      text(id, 'Said on the way'),
      entry('addOutcome', { id: outcomeId, readoutId: id, type: 'commitment', text: 'Send the draft', owedBy: 'us' }),
      entry('createFollowUp', { id: newId(), outcomeId, title: 'Send it' }),
    ]
    expect(await kinds(sent)).toEqual(['ok', 'ok', 'ok', 'ok'])
    const revision = await db().readoutRevision.findFirstOrThrow({ where: { readoutId: id } })
    expect([revision.writtenAt.toISOString(), revision.at.toISOString()]).toEqual([HOURS_AGO, NOW.toISOString()])
    expect(await db().followUp.count({ where: { outcomeId } })).toBe(1)
  })

  it('sent again after a lost answer is there once', async () => {
    const { id } = await makeReadout(db(), { writerId: staff.userId })
    const sent = [
      text(id, 'Once'),
      entry('addOutcome', { id: newId(), readoutId: id, type: 'decision', text: 'To meet again', owedBy: 'both' }),
    ]
    const first = await send(sent)
    expect(await send(sent)).toEqual(first)
    expect(await db().readoutRevision.count({ where: { readoutId: id } })).toBe(1)
    expect(await db().outcome.count({ where: { readoutId: id } })).toBe(1)
  })

  it('that makes no sense is answered by itself, and the rest is done', async () => {
    const { id } = await makeReadout(db(), { writerId: staff.userId })
    const unknown = entry('completeVisit', { visitId: newId() })
    const odd = entry('saveSection', { readoutId: id, doc: { type: 'script' } })
    expect(await kinds([unknown, odd, text(id, 'Still done')])).toEqual(['invalid', 'invalid', 'ok'])
    expect(await sectionText(db(), id, 'discussion')).toBe('Still done')
  })

  it('on a text that somebody changed meanwhile is kept aside, not applied', async () => {
    const { id } = await makeReadout(db(), { writerId: staff.userId, discussion: 'Theirs' })
    const [answer] = await send([text(id, 'Mine')])
    expect(answer?.result).toMatchObject({ ok: true, value: { outcome: 'aside', version: 1 } })
    expect(await sectionText(db(), id, 'discussion')).toBe('Theirs')
  })

  it('of who may no longer write is refused, and of a viewer', async () => {
    const { id } = await makeReadout(db())
    expect(await kinds([text(id, 'No longer')], viewer)).toEqual(['forbidden'])
    expect(await sectionText(db(), id, 'discussion')).toBeNull()
  })

  it('of a meeting that was cancelled meanwhile, and of a readout that was submitted, is refused with the reason', async () => {
    const cancelled = await makeItem(db(), { status: 'cancelled' })
    const submitted = await makeReadout(db(), { status: 'submitted' })
    const answers = await send([
      entry('openReadout', { id: newId(), itemId: cancelled.id, confirmed: ['markHeld'] }),
      text(submitted.id, 'Too late'),
    ])
    expect(answers.map(({ result }) => !result.ok && result.failure)).toMatchObject([
      { kind: 'refused', reason: { key: 'refusals.readouts.itemOff' } },
      { kind: 'refused', reason: { key: 'refusals.readouts.notDraft' } },
    ])
  })

  it('of a visit that its writer may no longer see is missing', async () => {
    const { id, visitId } = await makeReadout(db())
    await db().visit.update({ where: { id: visitId }, data: { restricted: true } })
    expect(await kinds([text(id, 'Hidden')])).toEqual(['missing'])
  })
})

import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { docOf } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { applyEntries } from './apply.commands'
import { overlay } from './overlay'
import { getVisitPack } from './pack.queries'
import type { SyncEntry, VisitPack } from './types'

const NOW = new Date('2027-03-12T10:00:00Z')
const WRITTEN = '2027-03-12T05:00:00.000Z'

const entry = (command: string, input: Record<string, unknown>): SyncEntry => ({
  commandId: newId(),
  command,
  input,
  writtenAt: WRITTEN,
})

/** What a person sees of it: without numbers that the server gives, versions, and the ids of rows that they never see. */
function seen({ programme }: VisitPack) {
  return programme.map(({ title, status, date, time, hosts, readoutExpected, readout }) => ({
    ...{ title, status, date, time, hosts, readoutExpected },
    readout: readout && {
      status: readout.status,
      writer: readout.writerName,
      sections: readout.sections.map(({ key, doc }) => ({ key, doc })),
      attendance: readout.attendance
        .map((row) => [row.side, row.name, row.detail, row.planned, row.present, row.replacesName])
        .sort((a, b) => String(a).localeCompare(String(b))),
      outcomes: readout.outcomes.map(({ text, type, owedBy, waits, followUps }) => ({
        ...{ text, type, owedBy, waits },
        followUps: followUps.map(({ title: name, status: state, dueDate, leadOrganisation, officer, unowned }) => ({
          unowned,
          ...{ name, state, dueDate, leadOrganisation, officer },
        })),
      })),
    },
  }))
}

it('a device shows what the server makes of its writes', async () => {
  const actor = await asRole(db(), 'staff')
  const visit = await makeVisit(db(), { status: 'under_way', arrivalDate: new Date('2027-03-12T00:00:00Z') })
  const host = await makeHost(db(), { visitId: visit.id })
  const { name: organisation } = await db().organisation.findUniqueOrThrow({ where: { id: host.organisationId } })
  const [first, second] = [await makeMember(db(), { visitId: visit.id }), await makeMember(db(), { visitId: visit.id })]
  const spare = await makeMember(db(), { visitId: visit.id })
  const post = await makeContact(db(), { visitId: visit.id, organisationId: host.organisationId, title: 'Mayor' })
  const item = await makeItem(db(), {
    visitId: visit.id,
    date: new Date('2027-03-12T00:00:00Z'),
    participants: [first.id, second.id],
    counterparts: [post.id],
  })
  await db().itemCounterpart.updateMany({ where: { itemId: item.id }, data: { answer: 'declined' } })
  const before = await getVisitPack(actor, visit.id, NOW)
  if (!before) throw new Error('no visit')

  const [readoutId, outcomeId, unplannedId] = [newId(), newId(), newId()]
  const was = { wasPresent: true, wasReplaces: null }
  const entries = [
    entry('openReadout', { id: readoutId, itemId: item.id, confirmed: ['markHeld'] }),
    entry('saveAttendance', {
      readoutId,
      attendance: [{ side: 'ours', partyId: first.id, present: false, replaces: null, ...was }],
    }),
    entry('addAttendee', { readoutId, side: 'ours', whom: spare.id, person: null, replaces: second.id }),
    entry('addAttendee', {
      readoutId,
      side: 'host',
      whom: null,
      person: { name: 'Li Wei' },
      title: 'Rector',
      group: '',
    }),
    entry('addAttendee', {
      ...{ readoutId, side: 'host', whom: null, person: null, title: 'Head of the laboratory', group: '' },
      organisation: { id: host.organisationId },
    }),
    entry('addAttendee', { readoutId, side: 'host', whom: null, person: null, title: '', group: 'Two drivers' }),
    entry('addOutcome', { id: outcomeId, readoutId, type: 'offer', text: 'Ten places', owedBy: 'other_side' }),
    entry('addOutcome', { id: newId(), readoutId, type: 'information', text: 'A new law', owedBy: 'nobody' }),
    entry('editOutcome', { outcomeId, version: 1, type: 'commitment', text: 'Twenty places', owedBy: 'other_side' }),
    entry('editOutcome', { outcomeId, version: 2, type: 'agreement', text: 'Thirty places', owedBy: 'both' }),
    entry('createFollowUp', {
      ...{ id: newId(), outcomeId, title: 'Choose twenty people', nextStep: null, dueDate: '2027-04-01' },
      leadOrganisation: { id: host.organisationId },
      officer: { name: 'Somebody new' },
    }),
    entry('saveSection', { readoutId, key: 'discussion', title: null, doc: docOf('Said.'), baseVersion: 0 }),
    entry('submitReadout', { readoutId, version: 1 }),
    entry('addUnplannedMeeting', {
      ...{ id: unplannedId, visitId: visit.id, type: 'meeting', title: 'By chance', date: '2027-03-12' },
      ...{ startTime: '14:30', startZone: 'Asia/Shanghai', city: null, hosts: [{ id: host.organisationId }] },
    }),
    entry('openReadout', { id: newId(), itemId: unplannedId }),
  ]
  const person = { userId: actor.userId, name: actor.name }
  const shown = overlay(before, { entries, texts: [], person })

  const answers = await applyEntries(actor, { entries, sentAt: NOW.toISOString() }, () => NOW)
  expect(answers.filter(({ result }) => !result.ok)).toEqual([])
  const after = await getVisitPack(actor, visit.id, NOW)
  if (!after) throw new Error('no visit')
  expect(seen(after)).toEqual(seen(shown))
  // The answer was lost and the visit told anew: what still waits changes nothing.
  expect(seen(overlay(after, { entries, texts: [], person }))).toEqual(seen(after))
  expect(seen(after)[0]?.readout?.attendance).toContainEqual([
    'host',
    'Head of the laboratory',
    organisation,
    false,
    true,
    null,
  ])
})

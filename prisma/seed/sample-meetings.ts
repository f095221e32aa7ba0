import { newId } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { docOf } from '@/lib/text/doc'
import * as data from './described-visit'
import type { Parties, Seed } from './sample'

/** The seven items of the programme; the two that were held with readout, outcome and follow-up. */
export async function seedMeetings(seed: Seed, parties: Parties): Promise<void> {
  const { tx, visitId, sourceId, organisations, note } = seed
  for (const [position, item] of data.PLANNED.entries()) {
    const id = newId()
    await tx.programmeItem.create({
      data: {
        id,
        visitId,
        sourceId,
        type: item.type,
        title: item.title,
        searchKey: searchKey(item.title),
        status: 'tentative',
        city: 'city' in item ? item.city : null,
        position: position + 1,
        proposed: ['type', 'status'],
        ...('host' in item ? { hosts: { create: [{ organisationId: organisations[item.host] }] } } : {}),
      },
    })
    note({ action: 'programme_item.added', subjectType: 'programme_item', subjectId: id, subjectName: item.title })
  }
  for (const [position, meeting] of data.HELD.entries()) await seedHeld(seed, parties, meeting, position)
}

type Held = (typeof data.HELD)[number]

async function seedHeld(seed: Seed, parties: Parties, meeting: Held, position: number): Promise<void> {
  const { tx, visitId, sourceId, organisations, note } = seed
  const itemId = newId()
  const memberId = parties[meeting.ours]
  const contactIds = meeting.theirs.map((key) => parties[key])
  await tx.programmeItem.create({
    data: {
      id: itemId,
      visitId,
      sourceId,
      type: 'meeting',
      title: meeting.title,
      searchKey: searchKey(meeting.title),
      status: 'held',
      dayNumber: 1,
      position: position + 1,
      proposed: ['type', 'status'],
      hosts: { create: meeting.hosts.map((key) => ({ organisationId: organisations[key] })) },
      participants: { create: [{ memberId }] },
      counterparts: { create: contactIds.map((contactId) => ({ contactId, answer: 'confirmed' as const })) },
    },
  })
  note({ action: 'programme_item.added', subjectType: 'programme_item', subjectId: itemId, subjectName: meeting.title })
  await seedReadout(seed, { meeting, itemId, memberId, contactIds })
}

async function seedReadout(
  { tx, now, visitId, sourceId, note }: Seed,
  { meeting, itemId, memberId, contactIds }: { meeting: Held; itemId: string; memberId: string; contactIds: string[] },
): Promise<void> {
  const readoutId = newId()
  const there = { planned: true, present: true }
  const words = { doc: docOf(meeting.discussion), text: meeting.discussion }
  await tx.readout.create({
    data: {
      id: readoutId,
      visitId,
      itemId,
      sourceId,
      sections: {
        create: [{ key: 'discussion', position: 1, ...words, updatedAt: now, updatedByName: 'Sample load' }],
      },
      writerName: 'Sample load',
      proposed: ['status'],
      revisions: {
        create: [
          {
            id: newId(),
            number: 1,
            sectionKey: 'discussion',
            ...words,
            writtenByName: 'Sample load',
            writtenAt: now,
            at: now,
          },
        ],
      },
      attendances: {
        create: [
          { id: newId(), side: 'ours', memberId, ...there },
          ...contactIds.map((contactId) => ({ id: newId(), side: 'host' as const, contactId, ...there })),
        ],
      },
    },
  })
  note({ action: 'readout.opened', subjectType: 'readout', subjectId: readoutId, subjectName: meeting.title })
  const { type, owedBy, text } = meeting.outcome
  const outcome = await tx.outcome.create({
    data: { id: newId(), visitId, itemId, readoutId, sourceId, type, owedBy, text, searchKey: searchKey(text) },
  })
  note({ action: 'outcome.added', subjectType: 'outcome', subjectId: outcome.id, subjectName: text })
  const followUp = await tx.followUp.create({
    data: {
      id: newId(),
      visitId,
      outcomeId: outcome.id,
      sourceId,
      title: meeting.followUp,
      searchKey: searchKey(meeting.followUp),
      touchedAt: now,
      proposed: ['title', 'status'],
    },
  })
  note({ action: 'follow_up.added', subjectType: 'follow_up', subjectId: followUp.id, subjectName: meeting.followUp })
}

import { cache } from 'react'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import type { TextDoc } from '@/lib/text/types'
import { visibleVisit } from '@/lib/visits/scope'
import { MEETING, meetingFacts, VISIT, visitFacts } from './meeting.queries'
import { attendanceOf, attendanceRows, CONTACT, detailOf, MEMBER, nameOf } from './people.queries'
import type { Side } from './schema'
import { maySeeInternal, visibleReadout } from './scope'
import type { AttendeeChoice, MeetingToRecord, ReadoutView, SectionView } from './types'

/** One readout as its page shows it; null when there is none that the actor may see. Asked once a request. */
export const getReadout = cache(async (actor: Actor, readoutId: string): Promise<ReadoutView | null> => {
  if (!isUuid(readoutId)) return null
  const readout = await db().readout.findFirst({
    where: { id: readoutId, ...visibleReadout(actor) },
    include: {
      item: { select: MEETING },
      visit: { select: VISIT },
      source: { select: { id: true, title: true, description: true, url: true } },
      sections: { orderBy: [{ position: 'asc' }, { key: 'asc' }] },
    },
  })
  if (!readout) return null
  const internal = maySeeInternal(actor)
  return {
    id: readout.id,
    status: readout.status,
    version: readout.version,
    handling: readout.handling,
    sections: sectionsFor(actor, readout.sections),
    positionsHidden: !internal,
    writerId: readout.writerId,
    writerName: readout.writerName,
    returnComments: internal ? readout.returnComments : null,
    createdAt: readout.createdAt.toISOString(),
    submittedAt: readout.submittedAt?.toISOString() ?? null,
    clearedAt: readout.clearedAt?.toISOString() ?? null,
    finalisedAt: readout.finalisedAt?.toISOString() ?? null,
    revisions: internal ? await db().readoutRevision.count({ where: { readoutId } }) : 0,
    correction: correctionOf(readout),
    proposed: readout.proposed,
    source: readout.source,
    meeting: meetingFacts(readout.item, readout.visit),
    visit: visitFacts(readout.visit),
    attendance: attendanceRows(await attendanceOf(readoutId)),
  }
})

/** The sections as this reader may see them. */
export const sectionsFor = (actor: Actor, rows: readonly Prisma.ReadoutSectionGetPayload<object>[]): SectionView[] =>
  rows.filter(({ key }) => key !== 'positions' || maySeeInternal(actor)).map(sectionView)

type Corrected = { correctedAt: Date | null; correctedByName: string | null; correctionReason: string | null }
const correctionOf = ({ correctedAt, correctedByName, correctionReason }: Corrected): ReadoutView['correction'] =>
  correctedAt && { reason: correctionReason ?? '', by: correctedByName ?? '', at: correctedAt.toISOString() }

const sectionView = (row: Prisma.ReadoutSectionGetPayload<object>): SectionView => ({
  key: row.key,
  title: row.title,
  doc: row.doc as TextDoc,
  releasable: row.releasable,
  version: row.version,
  updatedAt: row.updatedAt.toISOString(),
  updatedByName: row.updatedByName,
})

/** A meeting to write a readout of; null when there is none that the actor may see. Asked once a request. */
export const getMeetingToRecord = cache(async (actor: Actor, itemId: string): Promise<MeetingToRecord | null> => {
  if (!isUuid(itemId)) return null
  const item = await db().programmeItem.findFirst({
    where: { id: itemId, archivedAt: null, visit: visibleVisit(actor) },
    select: {
      ...MEETING,
      visit: { select: VISIT },
      participants: {
        where: { member: { archivedAt: null } },
        orderBy: { member: { precedence: 'asc' } },
        select: { member: { select: MEMBER } },
      },
      counterparts: { where: { contact: { archivedAt: null } }, select: { contact: { select: CONTACT } } },
    },
  })
  if (!item) return null
  const readout = await db().readout.findFirst({
    where: { itemId, ...visibleReadout(actor) },
    select: { id: true, status: true },
  })
  return {
    meeting: meetingFacts(item, item.visit),
    visit: visitFacts(item.visit),
    readout,
    plan: {
      ours: item.participants.map(({ member }) => nameOf(member)),
      host: item.counterparts.map(({ contact }) => nameOf(contact)),
    },
  }
})

/** The members and contacts of the visit who are not on the readout's list yet; null when it is not to be seen. */
export async function getAttendeeChoices(
  actor: Actor,
  readoutId: string,
): Promise<Record<Side, AttendeeChoice[]> | null> {
  const readout = await db().readout.findFirst({
    where: { id: readoutId, ...visibleReadout(actor) },
    select: { visitId: true },
  })
  if (!readout) return null
  const where = { visitId: readout.visitId, archivedAt: null, attendances: { none: { readoutId } } }
  const [members, contacts] = await Promise.all([
    db().delegationMember.findMany({ where, orderBy: { precedence: 'asc' }, select: MEMBER }),
    db().hostContact.findMany({ where, orderBy: { id: 'asc' }, select: CONTACT }),
  ])
  const choice = (party: (typeof contacts)[number]): AttendeeChoice => ({
    id: party.id,
    label: [nameOf(party), detailOf(party)].filter(Boolean).join(' — '),
  })
  return { ours: members.map(choice), host: contacts.map(choice) }
}

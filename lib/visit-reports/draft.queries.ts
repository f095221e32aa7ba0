import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { getDraft } from '@/lib/versions/draft.queries'
import type { Snapshot, SnapshotItem } from '@/lib/versions/snapshot'
import { agreementsOf } from './agreements.queries'
import { FORMAT, type ReportAgreement, type ReportContent, type ReportItem } from './content'
import { factsOf, type VisitFactsRow } from './facts.queries'
import { type ReadoutRow, readoutsOf, whatCameOf } from './meetings.queries'
import { readerOf } from './reader.queries'
import { missingOf } from './rules'
import type { ReportDraft } from './types'

/**
 * The report as it assembles itself now, in the shape that a signed version freezes; null when there is no visit that
 * the actor may see, and for a reader without drafts. What is restricted is not read at all for who may not see it. Twelve
 * statements at most, whatever the size of the visit.
 * @param client of a command that reads it under the visit's lock
 */
export async function getReportDraft(
  actor: Actor,
  visitId: string,
  now: Date,
  client: Tx = db(),
): Promise<ReportDraft | null> {
  if (!isUuid(visitId)) return null
  const programme = await getDraft(actor, visitId, now, client)
  if (!programme) return null
  const reader = await readerOf(actor, visitId, client)
  if (!reader.internal) return null
  const [facts] = await factsOf(visitId, client)
  if (!facts) return null
  const readouts = await readoutsOf(actor, { visitId, reader }, client)
  const agreements = await agreementsOf(actor, { visitId, reader }, client)
  const content = await contentOf({ programme, facts, readouts, agreements, visitId }, client)
  const { texts } = facts
  return { content, reader, omitted: readouts.filter(({ hidden }) => hidden).length, texts }
}

type Found = {
  programme: Snapshot
  facts: VisitFactsRow
  readouts: ReadoutRow[]
  agreements: ReportAgreement[]
  visitId: string
}

async function contentOf(
  { programme, facts, readouts, agreements, visitId }: Found,
  client: Tx,
): Promise<ReportContent> {
  const days = programme.days.map((day) => ({ ...day, items: day.items.map(reported) }))
  const items = days.flatMap((day) => day.items)
  const final = new Map(readouts.flatMap((row) => (row.sections === null ? [] : [[row.itemId, row] as const])))
  const reportable = items.flatMap(({ id }) => final.get(id) ?? [])
  const ids = reportable.map(({ id }) => id)
  const { attendance, outcomes, files } = await whatCameOf({ visitId, ids }, client)
  const { texts, issued, ...rest } = facts
  return {
    format: FORMAT,
    visit: { ...programme.visit, ...rest },
    introduction: texts.introduction,
    conclusions: texts.conclusions,
    delegation: programme.members
      .map(({ personId: _person, organisation, ...member }) => ({
        ...member,
        organisation: organisation?.name ?? null,
      }))
      .sort((a, b) => Number(b.travels) - Number(a.travels)),
    days,
    meetings: reportable.map((row) => ({
      itemId: row.itemId,
      readoutId: row.id,
      restricted: row.restricted,
      correction: row.correction,
      sections: row.sections ?? [],
      attendance: attendance.get(row.id) ?? [],
      outcomes: outcomes.get(row.id) ?? [],
    })),
    agreements,
    missing: missingOf(items, readouts),
    files,
    issued,
  }
}

/** What a report says of an item: nothing of how it was prepared. */
const reported = (item: SnapshotItem): ReportItem => ({
  id: item.id,
  reference: item.reference,
  type: item.type,
  title: item.title,
  status: item.status,
  statusReason: item.statusReason,
  time: item.time,
  startsAt: item.startsAt,
  endsAt: item.endsAt,
  startZone: item.startZone,
  endZone: item.endZone,
  city: item.city,
  venue: item.venue,
  fromPlace: item.fromPlace,
  toPlace: item.toPlace,
  carrier: item.carrier,
  readoutExpected: item.readoutExpected,
  hosts: item.hosts,
})

import { isSigned } from '@/lib/agreements/workflow'
import { isMeeting } from '@/lib/programme/rules'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { itemsIn, type ReportAttendee, type ReportContent, type ReportItem, type ReportMeeting } from './content'
import type { Reader } from './types'

type Missing = ReportContent['missing'][number]

/**
 * The meetings of a programme without a final readout that this report holds: those that yield one and are neither
 * cancelled nor postponed, and those whose readout was begun all the same. Of one that the copy leaves out no state is said.
 */
export function missingOf(
  items: readonly ReportItem[],
  readouts: readonly { itemId: string; status: ReadoutStatus; hidden: boolean }[],
): Missing[] {
  const byItem = new Map(readouts.map((readout) => [readout.itemId, readout]))
  return items.flatMap((item): Missing[] => {
    const readout = byItem.get(item.id)
    if (readout?.status === 'final') return readout.hidden ? [{ itemId: item.id, state: null }] : []
    if (readout) return [{ itemId: item.id, state: readout.status }]
    const off = item.status === 'cancelled' || item.status === 'postponed'
    return off || !isMeeting(item) ? [] : [{ itemId: item.id, state: item.status === 'held' ? 'none' : 'notHeld' }]
  })
}

/**
 * What one reader gets of a signed report, and how many restricted parts of which they know it leaves out. A meeting whose
 * readout they may know nothing of stands as one without any, as it does on every page.
 */
export function copyFor(
  content: ReportContent,
  reader: Reader,
  /** That of which the reader may know, as it is handled now: what became restricted since is left out too. */
  { readouts: seen, agreements }: Record<'readouts' | 'agreements', ReadonlyMap<string, { restricted: boolean }>>,
): { content: ReportContent; omitted: number } {
  const kept = content.meetings.filter(({ restricted, readoutId }) => {
    const now = seen.get(readoutId)
    return now !== undefined && (reader.restricted || !(restricted || now.restricted))
  })
  const readouts = new Set(kept.map(({ readoutId }) => readoutId))
  const left = new Set(kept.map(({ itemId }) => itemId))
  const gone = content.meetings.filter(({ itemId }) => !left.has(itemId))
  const known = gone.filter(({ readoutId }) => seen.has(readoutId))
  const stateOf = (readoutId: string) => (seen.has(readoutId) ? null : ('none' as const))
  const missing = [...content.missing, ...gone.map(({ itemId, readoutId }) => ({ itemId, state: stateOf(readoutId) }))]
  const order = new Map(itemsIn(content).map(({ id }, at) => [id, at]))
  return {
    content: {
      ...content,
      meetings: kept.map((meeting) => ({
        ...meeting,
        sections: meeting.sections.filter(({ key }) => reader.internal || key !== 'positions'),
      })),
      agreements: content.agreements.filter(({ id, status, restricted }) => {
        const now = agreements.get(id)
        if (!now || (!reader.internal && !isSigned(status))) return false
        return reader.restricted || !(restricted || now.restricted)
      }),
      missing: missing
        .map((one) => (reader.internal ? one : { ...one, state: null }))
        .sort((a, b) => (order.get(a.itemId) ?? 0) - (order.get(b.itemId) ?? 0)),
      files: content.files.filter(({ readoutId }) => readoutId === null || readouts.has(readoutId)),
    },
    omitted: known.length,
  }
}

export type PersonMet = Pick<ReportAttendee, 'name' | 'title' | 'organisation' | 'isGroup' | 'headcount'> & {
  /** Ids of the meetings at which they were, in the order of the programme. */
  itemIds: string[]
}

/** Who of the host side was there, each once, by organisation; null: of none that is known, last. */
export function personsMet(
  meetings: readonly ReportMeeting[],
): { organisation: string | null; persons: PersonMet[] }[] {
  const organisations = new Map<string | null, Map<string, PersonMet>>()
  for (const { itemId, attendance } of meetings) {
    for (const one of attendance) {
      if (one.side !== 'host' || !one.present) continue
      const persons = organisations.get(one.organisation) ?? new Map<string, PersonMet>()
      organisations.set(one.organisation, persons)
      const { name, title, organisation, isGroup, headcount } = one
      const key = one.personId ?? one.partyId
      const met = persons.get(key) ?? { name, title, organisation, isGroup, headcount, itemIds: [] }
      met.itemIds.push(itemId)
      persons.set(key, met)
    }
  }
  return [...organisations]
    .map(([organisation, persons]) => ({ organisation, persons: [...persons.values()] }))
    .sort((a, b) => Number(a.organisation === null) - Number(b.organisation === null))
}

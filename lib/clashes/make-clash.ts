import { createHash } from 'node:crypto'
import type { Message } from '@/lib/platform/result'
import { dateOfItem } from '@/lib/programme/rules'
import { tellTime } from '@/lib/programme/tell-time'
import { wallClockIn } from '@/lib/time/wall-clock'
import { type Occupancy, occupancyOf } from './occupancy'
import type { Certainty, Clash, ClashItem, ClashRule, ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from './types'

type Found = {
  rule: ClashRule
  certainty: Certainty
  items: SnapshotItem[]
  people?: SnapshotPerson[]
  subject?: string | null
  /** What the key is told apart by beside the items; the subject's text may change its spelling. */
  subjectKey?: string
  message: Message
  notes?: Message[]
  travel?: Clash['travel']
  /** What its acceptance depends on, beside the times of the items. */
  dependsOn?: readonly (string | number | null)[]
}

/** Names that a sentence lists before it counts the rest. */
const NAMED = 3

/** A clash as the check shows it: its key, its fingerprint, and whether it was accepted. */
export function makeClash(snapshot: ProgrammeSnapshot, found: Found): Clash {
  const items = [...found.items].sort((a, b) => Number(isElsewhere(snapshot, a)) - Number(isElsewhere(snapshot, b)))
  const ids = found.items.map(({ id }) => id).sort()
  const key = [found.rule, ids.join('+'), ...(found.subjectKey === undefined ? [] : [found.subjectKey])].join(':')
  const people = distinct(found.people ?? [])
  const fingerprint = fingerprintOf(found, people)
  const accepted = snapshot.accepted.find((acceptance) => acceptance.key === key)
  return {
    key,
    rule: found.rule,
    certainty: found.certainty,
    items: items.map((item) => shownItem(snapshot, item)),
    itemIds: items.map(({ id }) => id),
    people: people.map(({ partyKey, name, as }) => ({ partyKey, name, as })),
    subject: found.subject ?? null,
    message: found.message,
    notes: found.notes ?? [],
    travel: found.travel ?? null,
    fingerprint,
    accepted: accepted
      ? {
          reason: accepted.reason,
          byName: accepted.byName,
          at: accepted.at,
          stands: accepted.fingerprint === fingerprint,
        }
      : null,
  }
}

export const isElsewhere = ({ visit }: ProgrammeSnapshot, item: SnapshotItem): boolean => item.visit.id !== visit.id

const dateOf = ({ visit }: ProgrammeSnapshot, { time }: SnapshotItem) => dateOfItem(time, visit.arrivalDate)

/** Values of a sentence that names people: the first few, and how many more; `none` where nobody is named. */
export function namesOf(people: readonly SnapshotPerson[]): { names: string; more: number } {
  const names = distinct(people).map(({ name }) => name)
  return { names: names.slice(0, NAMED).join(', ') || 'none', more: Math.max(0, names.length - NAMED) }
}

/** What was taken for granted about the lengths of items. */
export function assumptionsOf(items: readonly { item: SnapshotItem; occupancy: Occupancy }[]): Message[] {
  return items.flatMap(({ item, occupancy: { assumed, endSure } }) => {
    const title = item.title
    if (assumed !== null) {
      const key = assumed.missing === 'end' ? 'clashes.notes.noEnd' : 'clashes.notes.noStart'
      return [{ key, values: { title, minutes: assumed.minutes } }]
    }
    const longest = item.time.durationMax
    const ranges = item.endsAt === null && longest !== null && (endSure === null || item.time.durationMin !== longest)
    return ranges ? [{ key: 'clashes.notes.upTo', values: { title, minutes: longest } }] : []
  })
}

/** One of each, the first as what they take part. */
function distinct(people: readonly SnapshotPerson[]): SnapshotPerson[] {
  return [...new Map([...people].reverse().map((person) => [person.partyKey, person])).values()].reverse()
}

function fingerprintOf({ items, dependsOn = [] }: Found, people: readonly SnapshotPerson[]): string {
  const times = items
    .map((item) => {
      const occupancy = occupancyOf(item)
      const { dayNumber, date, startTime, endTime } = item.time
      return occupancy === null
        ? [item.id, dayNumber, date, startTime, endTime, item.startZone]
        : [item.id, occupancy.startMin, occupancy.startMax, occupancy.endSure, occupancy.end]
    })
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  const text = JSON.stringify([times, people.map(({ partyKey }) => partyKey).sort(), dependsOn])
  return createHash('sha256').update(text).digest('base64url')
}

function shownItem(snapshot: ProgrammeSnapshot, item: SnapshotItem): ClashItem {
  const { visit } = snapshot
  const elsewhere = isElsewhere(snapshot, item)
  const { text } = tellTime(item, { homeZone: visit.homeZone, dayZone: null })
  const instant = item.startsAt ?? item.endsAt
  // A numbered day of another visit is counted from that visit's arrival: there its instant says the date.
  const date =
    elsewhere && instant !== null ? wallClockIn(new Date(instant), item.startZone).date : dateOf(snapshot, item)
  return {
    id: item.id,
    reference: item.reference,
    title: item.title,
    href: `/meetings/${item.id}`,
    when: { date, dayNumber: item.time.dayNumber, time: text },
    visit: elsewhere ? { ...item.visit, href: `/visits/${item.visit.id}/programme` } : null,
  }
}

import { dayFromDb } from '@/lib/platform/day'
import type { LoadedItem } from './item-for-write.commands'
import type { ItemFields } from './schema'

/** An item in words, field by field: for the history, and for what is no longer proposed. */
export type ShownItem = Record<Exclude<keyof ItemFields, 'offeredByKind'>, string | null>

const text = (value: string | number | boolean | null): string | null => (value === null ? null : String(value))
/** In one order, so that the same people in another order are no change. */
const list = (names: readonly string[]): string | null => (names.length === 0 ? null : [...names].sort().join(', '))

type Contact = { title: string | null; person: { name: string } | null; group: { label: string } | null }
type Member = { person: { name: string } | null; group: { label: string } | null }

/** What a contact is called: the person, the group, else the post. */
export const contactName = ({ person, group, title }: Contact): string => person?.name ?? group?.label ?? title ?? ''
export const memberName = ({ person, group }: Member): string => person?.name ?? group?.label ?? ''

type Plain = Omit<
  ItemFields,
  | 'offeredBy'
  | 'offeredByKind'
  | 'hosts'
  | 'counterparts'
  | 'forEveryone'
  | 'subgroups'
  | 'members'
  | 'interpreter'
  | 'noteTaker'
>

/** Whom an item names itself. Who was removed from the delegation is named where it was held, and nowhere ahead. */
export const setByHand = (item: Pick<LoadedItem, 'status' | 'participants'>) =>
  item.participants.filter(({ byHand, member }) => byHand && (item.status === 'held' || member.archivedAt === null))

/** The subgroups an item is for; a removed one waits, unseen, for the case of a restore. */
export const subgroupsOf = (item: Pick<LoadedItem, 'subgroups'>) =>
  item.subgroups.flatMap(({ subgroup }) => (subgroup.archivedAt === null ? [subgroup] : []))

/** The fields that are text, a number or a word of ours. */
export const plainTexts = (item: Plain) => ({
  type: text(item.type),
  title: item.title,
  dayNumber: text(item.dayNumber),
  date: item.date,
  partOfDay: text(item.partOfDay),
  startTime: item.startTime,
  startUntil: item.startUntil,
  endTime: item.endTime,
  endDate: item.endDate,
  startZone: item.startZone,
  endZone: item.endZone,
  startOffset: text(item.startOffset),
  endOffset: text(item.endOffset),
  durationMin: text(item.durationMin),
  durationMax: text(item.durationMax),
  city: item.city,
  venue: item.venue,
  fromPlace: item.fromPlace,
  toPlace: item.toPlace,
  carrier: item.carrier,
  vehicle: item.vehicle,
  objective: item.objective,
  agenda: item.agenda,
  readoutExpected: text(item.readoutExpected),
})

/** A stored item in words. */
export const shownItem = (item: LoadedItem): ShownItem => ({
  ...plainTexts({ ...item, date: dayFromDb(item.date), endDate: dayFromDb(item.endDate) }),
  offeredBy: item.offeredByOrganisation?.name ?? item.offeredByPerson?.name ?? null,
  hosts: list(item.hosts.map((host) => host.organisation.name)),
  counterparts: list(item.counterparts.map(({ contact }) => contactName(contact))),
  // The word for it is the history's own.
  forEveryone: item.forEveryone ? 'true' : null,
  subgroups: list(subgroupsOf(item).map(({ name }) => name)),
  members: list(setByHand(item).map(({ member }) => memberName(member))),
  interpreter: item.interpreter?.name ?? null,
  noteTaker: item.noteTaker?.name ?? null,
})

/** The fields that differ, as the history keeps them. */
export function shownChanges(before: ShownItem, after: ShownItem) {
  const fields = Object.keys(after) as (keyof ShownItem)[]
  return Object.fromEntries(
    fields.flatMap((field) =>
      before[field] === after[field] ? [] : [[field, { from: before[field], to: after[field] }] as const],
    ),
  )
}

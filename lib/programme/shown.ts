import type { CommandContext } from '@/lib/audit/command'
import { dayFromDb } from '@/lib/platform/day'
import type { Choice } from '@/lib/platform/fields'
import type { LoadedItem } from './item-for-write'
import type { ItemFields } from './schema'

type Tx = CommandContext['tx']

/** An item as its form shows it, field by field: for a conflict, for the history, for what is no longer proposed. */
export type ShownItem = Record<keyof ItemFields, string | null>

const text = (value: string | number | boolean | null): string | null => (value === null ? null : String(value))
/** In one order, so that the same people in another order are no change. */
const list = (names: readonly string[]): string | null => (names.length === 0 ? null : [...names].sort().join(', '))

type Contact = { title: string | null; person: { name: string } | null; group: { label: string } | null }
type Member = { person: { name: string } | null; group: { label: string } | null }

/** What a contact is called: the person, the group, else the post. */
export const contactName = ({ person, group, title }: Contact): string => person?.name ?? group?.label ?? title ?? ''
const memberName = ({ person, group }: Member): string => person?.name ?? group?.label ?? ''

type Plain = Omit<ItemFields, 'offeredBy' | 'hosts' | 'counterparts' | 'members' | 'interpreter' | 'noteTaker'>

const shownPlain = (item: Plain) => ({
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

/** A stored item as its form shows it. */
export const shownItem = (item: LoadedItem): ShownItem => ({
  ...shownPlain({ ...item, date: dayFromDb(item.date), endDate: dayFromDb(item.endDate) }),
  offeredBy: item.offeredByOrganisation?.name ?? item.offeredByPerson?.name ?? null,
  hosts: list(item.hosts.map((host) => host.organisation.name)),
  counterparts: list(item.counterparts.map(({ contact }) => contactName(contact))),
  members: list(item.participants.map(({ member }) => memberName(member))),
  interpreter: item.interpreter?.name ?? null,
  noteTaker: item.noteTaker?.name ?? null,
})

/** What somebody sent, as the form showed it to them. Four queries: only for the answer to a stale edit. */
export async function shownInput(tx: Tx, input: ItemFields): Promise<ShownItem> {
  const ids = (choices: readonly (Choice | undefined)[]) => choices.flatMap((c) => (c && 'id' in c ? [c.id] : []))
  const { offeredBy } = input
  const organisations = [...ids(input.hosts), ...(offeredBy && 'id' in offeredBy ? [offeredBy.id] : [])]
  const people = [
    ...ids([input.interpreter, input.noteTaker]),
    ...(offeredBy && 'id' in offeredBy ? [offeredBy.id] : []),
  ]
  const select = { id: true, name: true } as const
  const person = { select: { name: true } } as const
  const group = { select: { label: true } } as const
  const names = new Map<string, string>()
  for (const o of await tx.organisation.findMany({ where: { id: { in: organisations } }, select }))
    names.set(o.id, o.name)
  for (const p of await tx.person.findMany({ where: { id: { in: people } }, select })) names.set(p.id, p.name)
  const contacts = await tx.hostContact.findMany({
    where: { id: { in: input.counterparts } },
    select: { id: true, title: true, person, group },
  })
  for (const contact of contacts) names.set(contact.id, contactName(contact))
  const members = await tx.delegationMember.findMany({
    where: { id: { in: input.members } },
    select: { id: true, person, group },
  })
  for (const member of members) names.set(member.id, memberName(member))
  const nameOf = (choice: Choice) =>
    choice === null ? null : 'id' in choice ? (names.get(choice.id) ?? null) : choice.name
  const all = (wanted: readonly string[]) => list(wanted.flatMap((id) => names.get(id) ?? []))
  return {
    ...shownPlain(input),
    offeredBy: nameOf(offeredBy),
    hosts: list(input.hosts.flatMap((host) => nameOf(host) ?? [])),
    counterparts: all(input.counterparts),
    members: all(input.members),
    interpreter: nameOf(input.interpreter),
    noteTaker: nameOf(input.noteTaker),
  }
}

/** The fields that differ, as the history keeps them. */
export function shownChanges(before: ShownItem, after: ShownItem) {
  const fields = Object.keys(after) as (keyof ShownItem)[]
  return Object.fromEntries(
    fields.flatMap((field) =>
      before[field] === after[field] ? [] : [[field, { from: before[field], to: after[field] }] as const],
    ),
  )
}

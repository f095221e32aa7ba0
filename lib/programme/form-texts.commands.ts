import type { CommandContext } from '@/lib/audit/command'
import { dayFromDb } from '@/lib/platform/day'
import type { Choice } from '@/lib/platform/fields'
import type { LoadedItem } from './item-for-write.commands'
import { yieldsReadout } from './rules'
import { type ItemFields, offererOf } from './schema'
import { contactName, memberName, plainTexts, setByHand, subgroupsOf } from './shown'

type Tx = CommandContext['tx']

/** The values of the item's form as text, which the form can show and take: choices are JSON. */
type FormTexts = Record<Exclude<keyof ItemFields, 'offeredByKind'>, string | null>
type Chosen = { id: string; label: string } | { name: string }

const one = (chosen: Chosen | null): string | null => (chosen === null ? null : JSON.stringify(chosen))
/** In one order, so that the same people in another order are no conflict. */
const many = (chosen: readonly Chosen[]): string | null => {
  const sorted = chosen.map((c) => JSON.stringify(c)).sort()
  return sorted.length === 0 ? null : `[${sorted.join(',')}]`
}
/** Ticked boxes, in one order. */
const ticked = (ids: readonly string[]): string | null => (ids.length === 0 ? null : JSON.stringify([...ids].sort()))
const record = (id: string | null, label: string | undefined): Chosen | null =>
  id === null ? null : { id, label: label ?? '' }

/** A stored item as its form shows it. */
export function itemTexts(item: LoadedItem): FormTexts {
  const { offeredByOrganisationId: organisation, offeredByPersonId: person } = item
  const offerer = organisation ? `organisation:${organisation}` : person ? `person:${person}` : null
  return {
    ...plainTexts({ ...item, date: dayFromDb(item.date), endDate: dayFromDb(item.endDate) }),
    readoutExpected: String(yieldsReadout(item.type, item.readoutExpected)),
    offeredBy: one(record(offerer, item.offeredByOrganisation?.name ?? item.offeredByPerson?.name)),
    hosts: many(item.hosts.map(({ organisation }) => ({ id: organisation.id, label: organisation.name }))),
    counterparts: many(
      item.counterparts.map(({ contactId, contact }) => ({ id: contactId, label: contactName(contact) })),
    ),
    forEveryone: String(item.forEveryone),
    subgroups: ticked(subgroupsOf(item).map(({ id }) => id)),
    members: many(setByHand(item).map(({ memberId, member }) => ({ id: memberId, label: memberName(member) }))),
    interpreter: one(record(item.interpreterId, item.interpreter?.name)),
    noteTaker: one(record(item.noteTakerId, item.noteTaker?.name)),
  }
}

/** What somebody sent, as their form shows it. Four queries: only for the answer to a stale edit. */
export async function inputTexts(tx: Tx, input: ItemFields): Promise<FormTexts> {
  const names = await namesOf(tx, input)
  const chosen = (choice: Choice): Chosen | null =>
    choice === null || 'name' in choice ? choice : record(choice.id, names.get(choice.id))
  const offerer = offererOf(input)
  const offered = chosen(offerer.choice)
  return {
    ...plainTexts(input),
    readoutExpected: String(yieldsReadout(input.type, input.readoutExpected)),
    offeredBy: one(offered && 'id' in offered ? { ...offered, id: `${offerer.kind}:${offered.id}` } : offered),
    hosts: many(input.hosts.flatMap((host) => chosen(host) ?? [])),
    counterparts: many(input.counterparts.flatMap((id) => record(id, names.get(id)) ?? [])),
    forEveryone: String(input.forEveryone),
    subgroups: ticked(input.subgroups),
    members: many(input.members.flatMap((id) => record(id, names.get(id)) ?? [])),
    interpreter: one(chosen(input.interpreter)),
    noteTaker: one(chosen(input.noteTaker)),
  }
}

async function namesOf(tx: Tx, input: ItemFields): Promise<Map<string, string>> {
  const choices = [...input.hosts, input.interpreter, input.noteTaker, offererOf(input).choice]
  const ids = choices.flatMap((choice) => (choice && 'id' in choice ? [choice.id] : []))
  const select = { id: true, name: true } as const
  const person = { select: { name: true } } as const
  const group = { select: { label: true } } as const
  const names = new Map<string, string>()
  for (const o of await tx.organisation.findMany({ where: { id: { in: ids } }, select })) names.set(o.id, o.name)
  for (const p of await tx.person.findMany({ where: { id: { in: ids } }, select })) names.set(p.id, p.name)
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
  return names
}

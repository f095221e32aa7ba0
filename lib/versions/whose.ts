import { isFor, type Whose } from '@/lib/programme/own'
import type { WhoseChoice, WhoseChoices } from '@/lib/programme/types'
import type { OpenedProgramme } from './opened'
import { itemsOf, type Snapshot } from './snapshot'

const nobody = { personId: null, memberId: null, contactId: null, subgroupId: null }

/** Of whom a frozen programme can be shown alone: subgroups, the delegation, then others who stand in its items. */
export function whoseChoices(snapshot: Snapshot): WhoseChoices {
  const { subgroups, members, contacts } = snapshot
  const known = new Set<string>()
  const others: WhoseChoice[] = []
  const person = (id: string, label: string): WhoseChoice => ({ ...nobody, personId: id, value: `person:${id}`, label })
  const inMembers = members.flatMap(({ id, personId, name }): WhoseChoice[] => {
    if (!personId) return [{ ...nobody, memberId: id, value: `member:${id}`, label: name }]
    // Who left and came back is on the delegation twice.
    if (known.has(personId)) return []
    known.add(personId)
    return [{ ...person(personId, name), memberId: id }]
  })
  const addOther = (id: string | null | undefined, name: string | null | undefined) => {
    if (!id || !name || known.has(id)) return
    known.add(id)
    others.push(person(id, name))
  }
  for (const { id, personId, name, title } of contacts) {
    if (personId) addOther(personId, name)
    else others.push({ ...nobody, contactId: id, value: `contact:${id}`, label: name ?? title ?? '' })
  }
  for (const { interpreter, noteTaker } of itemsOf(snapshot)) {
    addOther(interpreter?.id, interpreter?.name)
    addOther(noteTaker?.id, noteTaker?.name)
  }
  return {
    subgroups: subgroups.map(({ id, name }) => ({ ...nobody, subgroupId: id, value: `subgroup:${id}`, label: name })),
    members: inMembers,
    others: others.sort((a, b) => a.label.localeCompare(b.label, 'en')),
  }
}

/** A programme with only the items of these; days without any are left out. */
export function openedFor(programme: OpenedProgramme, whose: Whose | null): OpenedProgramme {
  if (!whose) return programme
  const days = programme.days.map((day) => ({ ...day, items: day.items.filter((item) => isFor(item, whose)) }))
  return { ...programme, days: days.filter(({ items }) => items.length > 0) }
}

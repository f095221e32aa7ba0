import type { CounterpartView, NamedRef, ParticipantView } from '@/lib/programme/types'
import type { Snapshot, SnapshotItem } from './snapshot'

/** An item with everybody in it, as the pages of a programme read it. */
export type OpenedItem = Omit<SnapshotItem, 'participants' | 'counterparts' | 'subgroupIds'> & {
  participants: ParticipantView[]
  counterparts: CounterpartView[]
  subgroups: NamedRef[]
}

export type OpenedProgramme = {
  visit: Snapshot['visit']
  days: { key: string; dayNumber: number | null; date: string | null; items: OpenedItem[] }[]
}

/** A frozen programme with its people put back into its items. */
export function openSnapshot({ visit, members, contacts, subgroups, days }: Snapshot): OpenedProgramme {
  const people = {
    members: new Map(members.map((member) => [member.id, member])),
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    subgroups: new Map(subgroups.map((subgroup) => [subgroup.id, subgroup])),
  }
  return { visit, days: days.map((day) => ({ ...day, items: day.items.map((item) => open(item, people)) })) }
}

type People = {
  members: ReadonlyMap<string, Snapshot['members'][number]>
  contacts: ReadonlyMap<string, Snapshot['contacts'][number]>
  subgroups: ReadonlyMap<string, Snapshot['subgroups'][number]>
}

function open({ participants, counterparts, subgroupIds, ...item }: SnapshotItem, people: People): OpenedItem {
  return {
    ...item,
    participants: participants.flatMap(({ memberId, byHand }) => {
      const member = people.members.get(memberId)
      return member ? [{ ...partyOf(member), name: member.name, memberId, byHand }] : []
    }),
    counterparts: counterparts.flatMap(({ contactId, answer }) => {
      const contact = people.contacts.get(contactId)
      return contact ? [{ ...partyOf(contact), name: contact.name, contactId, answer }] : []
    }),
    subgroups: subgroupIds.flatMap((id) => {
      const subgroup = people.subgroups.get(id)
      return subgroup ? [{ id, name: subgroup.name }] : []
    }),
  }
}

type Party = Snapshot['members'][number] | Snapshot['contacts'][number]

const partyOf = ({ personId, title, organisation, isGroup, headcount }: Party) => ({
  personId,
  title,
  organisation,
  isGroup,
  headcount,
})

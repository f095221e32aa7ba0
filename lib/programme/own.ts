import { taggedUuid } from '@/lib/platform/id-pattern'
import { layOut } from './layout'
import type { Programme, ProgrammeItemView, WhoseChoice, WhoseChoices } from './types'

/**
 * Whose programme: a person's (whatever they are on the visit), a member's who may be a group, a host contact's who may
 * be a post or a group, or a subgroup's.
 */
export type Whose =
  | { kind: 'person'; personId: string }
  | { kind: 'member'; memberId: string }
  | { kind: 'contact'; contactId: string }
  | { kind: 'subgroup'; subgroupId: string }

type Peopled = Pick<
  ProgrammeItemView,
  'participants' | 'counterparts' | 'interpreter' | 'noteTaker' | 'forEveryone' | 'subgroups'
>

/** Whether an item is in the programme of these. A person is in it as participant, counterpart, interpreter or note-taker. */
export function isFor(item: Peopled, whose: Whose): boolean {
  switch (whose.kind) {
    case 'member':
      return item.participants.some(({ memberId }) => memberId === whose.memberId)
    case 'contact':
      return item.counterparts.some(({ contactId }) => contactId === whose.contactId)
    case 'subgroup':
      return item.forEveryone || item.subgroups.some(({ id }) => id === whose.subgroupId)
    case 'person': {
      const { personId } = whose
      return (
        item.participants.some((one) => one.personId === personId) ||
        item.counterparts.some((one) => one.personId === personId) ||
        item.interpreter?.id === personId ||
        item.noteTaker?.id === personId
      )
    }
  }
}

const WHOSE = taggedUuid('person', 'member', 'contact', 'subgroup')

/** Reads `person:<id>`, `member:<id>`, `contact:<id>` or `subgroup:<id>` of an address; null for anything else. */
export function whoseIn(text: string | undefined): Whose | null {
  const [, kind, id = ''] = WHOSE.exec(text ?? '') ?? []
  if (kind === 'person') return { kind, personId: id }
  if (kind === 'member') return { kind, memberId: id }
  if (kind === 'contact') return { kind, contactId: id }
  return kind === 'subgroup' ? { kind, subgroupId: id } : null
}

/** Whom an address asks for among those of the visit; null for nobody of it. */
export function whoseAmong(choices: WhoseChoices, whose: Whose): WhoseChoice | null {
  const of = (choice: WhoseChoice): boolean => {
    switch (whose.kind) {
      case 'person':
        return choice.personId === whose.personId
      case 'member':
        return choice.memberId === whose.memberId
      case 'contact':
        return choice.contactId === whose.contactId
      case 'subgroup':
        return choice.subgroupId === whose.subgroupId
    }
  }
  return [...choices.subgroups, ...choices.members, ...choices.others].find(of) ?? null
}

/**
 * Somebody's own part of a programme. Nothing can be moved in it: one place up would be past items that are not shown.
 * @param now marks the next item of theirs
 */
export function programmeFor(programme: Programme, whose: Whose, now: Date): Programme {
  const items = programme.days.flatMap((day) => day.items).filter((item) => isFor(item, whose))
  const { days, nextItemId } = layOut(items, programme.visit.arrivalDate, now)
  return { ...programme, days, nextItemId, movable: {} }
}

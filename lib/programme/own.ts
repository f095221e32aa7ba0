import type { ProgrammeItemView } from './types'

/** Whose programme: a person's (whatever they are on the visit), a member's who may be a group, or a subgroup's. */
export type Whose =
  | { kind: 'person'; personId: string }
  | { kind: 'member'; memberId: string }
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

/** Reads `person:<id>`, `member:<id>` or `subgroup:<id>` of an address; null for anything else. */
export function whoseIn(text: string | undefined): Whose | null {
  const [, kind, id = ''] = /^(person|member|subgroup):([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  if (kind === 'person') return { kind, personId: id }
  if (kind === 'member') return { kind, memberId: id }
  return kind === 'subgroup' ? { kind, subgroupId: id } : null
}

import type { ParticipantView, ProgrammeItemView } from './types'

/** How many people; `more` while a group among them does not know its number and counts as one. */
export type Headcount = { people: number; more: boolean }

/**
 * For whom of ours an item is, as it is told in one line: everyone, subgroups with whom else is named, or names alone.
 * Who is set by hand and in a subgroup too is told by name, and not counted a second time.
 */
export type AudienceView =
  | { kind: 'everyone'; all: Headcount; following: ParticipantView[]; named: [] }
  | { kind: 'subgroups'; subgroups: string[]; all: Headcount; following: ParticipantView[]; named: ParticipantView[] }
  | { kind: 'names'; named: ParticipantView[] }

/** Nobody and nothing chosen is `names` without a name: to be confirmed. */
export function audienceOf(item: Pick<ProgrammeItemView, 'forEveryone' | 'subgroups' | 'participants'>): AudienceView {
  const { forEveryone, subgroups, participants } = item
  if (forEveryone) return { kind: 'everyone', all: headcount(participants), following: participants, named: [] }
  // What a removed subgroup left behind in a held item is told by name.
  if (subgroups.length === 0) return { kind: 'names', named: participants }
  const following = participants.filter(({ byHand }) => !byHand)
  return {
    kind: 'subgroups',
    subgroups: subgroups.map(({ name }) => name),
    all: headcount(following),
    following,
    named: participants.filter(({ byHand }) => byHand),
  }
}

const headcount = (parties: readonly ParticipantView[]): Headcount => ({
  people: parties.reduce((sum, party) => sum + (party.isGroup ? (party.headcount ?? 1) : 1), 0),
  more: parties.some((party) => party.isGroup && party.headcount === null),
})

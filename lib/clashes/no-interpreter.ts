import { languageName } from '@/lib/directory/languages'
import { makeClash } from './make-clash'
import type { Certainty, Clash, ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from './types'

/**
 * Items at which the sides share no language and nobody interprets, as far as languages are known: nothing is said
 * where none is known on a side, and "possible" where somebody's are not. A language counts however it is written
 * (Uzbek in Latin or Cyrillic letters).
 */
export function noInterpreter(snapshot: ProgrammeSnapshot): Clash[] {
  return snapshot.items
    .filter(({ status }) => status !== 'cancelled' && status !== 'postponed' && status !== 'held')
    .flatMap((item) => {
      const sides = sidesOf(item)
      const [ours, theirs] = [spokenBy(sides.ours), spokenBy(sides.theirs)]
      if (ours.length === 0 || theirs.length === 0 || ours.some((language) => theirs.includes(language))) return []
      if (item.people.some((person) => interprets(person, ours, theirs))) return []
      const all = [...sides.ours, ...sides.theirs]
      const certainty: Certainty = all.every(({ languages }) => languages.length > 0) ? 'certain' : 'possible'
      return makeClash(snapshot, {
        rule: 'no_interpreter',
        certainty,
        items: [item],
        message: { key: 'clashes.reasons.noInterpreter', values: { ours: named(ours), theirs: named(theirs) } },
        notes: certainty === 'certain' ? [] : [{ key: 'clashes.notes.languagesUnknown' }],
        dependsOn: [...ours, '/', ...theirs, ...item.people.map(({ partyKey }) => partyKey).sort()],
      })
    })
}

const sidesOf = ({ people }: SnapshotItem) => ({
  ours: people.filter(({ as, interprets }) => as === 'member' && !interprets),
  theirs: people.filter(({ as }) => as === 'counterpart'),
})

/** Whether somebody interprets between the two; of whom no language is known is taken at their word. */
function interprets(person: SnapshotPerson, ours: readonly string[], theirs: readonly string[]): boolean {
  if (person.as !== 'interpreter' && !person.interprets) return false
  const languages = spokenBy([person])
  const knows = (side: readonly string[]) => side.some((language) => languages.includes(language))
  return languages.length === 0 || (knows(ours) && knows(theirs))
}

/** Base languages without script or region, in order. */
const spokenBy = (people: readonly SnapshotPerson[]): string[] =>
  [
    ...new Set(people.flatMap(({ languages }) => languages.map((tag) => tag.split('-')[0]?.toLowerCase() ?? tag))),
  ].sort()

const named = (languages: readonly string[]): string => languages.map(languageName).join(', ')

import type { Actor } from '@/lib/auth/permissions'
import type { ReadoutStatus } from './workflow'

/**
 * Whether the actor is the writer: who opened the readout or took it over. Without one (the sample load wrote it)
 * whoever saves or submits it first becomes the writer. The program itself passes.
 */
export const isWriter = (actor: Pick<Actor, 'kind' | 'userId'>, writerId: string | null): boolean =>
  actor.kind === 'system' || writerId === null || writerId === actor.userId

/** Handed in and not final: a manager reads it, comments on it, returns it or takes it further. */
export const isReviewed = (status: ReadoutStatus): boolean => status === 'submitted' || status === 'cleared'

/** Saves of one writer that are no further apart are one sitting: one line of the history and of the revisions. */
export const SITTING_MINUTES = 10

type Presence = { present: boolean; replaces: string | null }

/**
 * What one person's attendance becomes when an edit that was begun on an older state arrives: the person's own
 * changes are taken, what they left as it was stays as it is now. Who is absent stands in for nobody.
 */
export function mergePresence(now: Presence, was: Presence, mine: Presence): Presence {
  const present = mine.present === was.present ? now.present : mine.present
  const replaces = mine.replaces === was.replaces ? now.replaces : mine.replaces
  return { present, replaces: present ? replaces : null }
}

type PlanRow = { id: string; side: 'ours' | 'host'; partyId: string } & Presence

/**
 * Keeps substitutes true to the rest: the person replaced is on the same side, is not the substitute, and was
 * absent. Naming somebody as replaced by `changed` rows makes them absent; a person who is marked present again
 * is replaced by nobody. Returns the rows as they must be stored, or the id of a row that names nobody on its side.
 */
export function settleSubstitutes(
  rows: readonly PlanRow[],
  cameBack: ReadonlySet<string>,
): { rows: PlanRow[] } | { wrong: string } {
  const byParty = new Map(rows.map((row) => [`${row.side}:${row.partyId}`, row]))
  const replaced = new Set<string>()
  const settled: PlanRow[] = []
  for (const row of rows) {
    const whom = row.replaces === null ? null : byParty.get(`${row.side}:${row.replaces}`)
    if (whom === undefined || whom === row) return { wrong: row.id }
    const stands = whom !== null && !cameBack.has(whom.id)
    if (stands) replaced.add(whom.id)
    settled.push(stands ? row : { ...row, replaces: null })
  }
  return {
    rows: settled.map((row) => (replaced.has(row.id) ? { ...row, present: false, replaces: null } : row)),
  }
}

import { type NamedOption, type NameMatch, nameMatcher, namesIn } from '@/lib/paste/names'
import { isNothing } from '@/lib/paste/nothing'
import type { Table } from '@/lib/paste/types'
import type { VisitPlaces } from '../place'
import type { VisitDates } from '../rules'
import { isEveryone } from './kinds'
import type { ItemColumn } from './words'

export type ItemsOpened = { table: Table; header: boolean; columns: ItemColumn[] }

/** What is known of the visit for which a programme is pasted. */
export type ItemSurroundings = {
  dates: VisitDates
  places: VisitPlaces
  /** By every name: whom a written name can mean. */
  members: readonly NamedOption[]
  contacts: readonly NamedOption[]
  subgroups: readonly NamedOption[]
  /** By the name as written. */
  organisations: ReadonlyMap<string, { id: string; name: string }>
}

/** The organisations in a cell: one a line, or between semicolons, for their names hold commas. */
export const hostsIn = (cell: string): string[] =>
  cell
    .split(/[\n;]/)
    .map((name) => name.trim())
    .filter((name) => !isNothing(name))

type Match = NameMatch<NamedOption> & { written: string }
export type PartiesRead = {
  forEveryone: boolean
  members: Match[]
  subgroups: Match[]
  contacts: Match[]
  /** Names that mean nobody of the visit, or several. */
  lost: string[]
}

/** Tells whom the cells of a row name: of ours, of the subgroups, of the host side. */
export function partiesReader({ members, contacts, subgroups }: ItemSurroundings) {
  const [member, contact, subgroup] = [members, contacts, subgroups].map((options) => nameMatcher(options))
  return (participants: string, counterparts: string): PartiesRead => {
    const read: PartiesRead = { forEveryone: false, members: [], subgroups: [], contacts: [], lost: [] }
    const find = (cell: string, ways: readonly (readonly [typeof member, Match[]])[]) => {
      for (const written of isNothing(cell) ? [] : namesIn(cell)) {
        if (isNothing(written)) continue
        const found = ways.map(([match, list]) => [match?.(written) ?? null, list] as const).find(([match]) => match)
        if (found?.[0]) found[1].push({ ...found[0], written })
        else read.lost.push(written)
      }
    }
    if (isEveryone(participants)) read.forEveryone = true
    else {
      find(participants, [
        [subgroup, read.subgroups],
        [member, read.members],
        [contact, read.contacts],
      ])
    }
    find(counterparts, [[contact, read.contacts]])
    return read
  }
}

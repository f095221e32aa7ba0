import { reference } from '@/lib/platform/reference'
import type { PartialTime } from '@/lib/time/partial-fields'
import type { VisitStatus } from '@/lib/visits/workflow'
import { sharesLanguage } from '../languages'
import { placeZone, type StopPlace } from '../place'
import { timeOf } from '../rows'
import type { ProgrammeItemView, ToBeConfirmedView } from '../types'
import type { ConfirmableField, OpenKind } from '../values'
import { type OpenPoint, openPointsOf } from './open-points'
import type { UnconfirmedItem, UnconfirmedVisit, Waiting } from './rules'

/** What of an item's open points a list is about. */
export type Shown = { kind: OpenKind | null; overdue: boolean }

/** One row of the list's SQL: days as text, instants as Date, lists as JSON. */
export type UnconfirmedSqlRow = PartialTime &
  Pick<
    ProgrammeItemView,
    | 'id'
    | 'title'
    | 'type'
    | 'status'
    | 'version'
    | 'city'
    | 'venue'
    | 'fromPlace'
    | 'toPlace'
    | 'carrier'
    | 'readoutExpected'
    | 'forEveryone'
  > & {
    number: number
    startsAt: Date | null
    endsAt: Date | null
    interpreter: string | null
    noteTaker: string | null
    counterparts: (Waiting & { languages: string[] })[]
    /** What each of them speaks. */
    participants: string[][]
    subgroups: string[]
    toBeConfirmed: ToBeConfirmedView[]
    notNeeded: ConfirmableField[]
    visitId: string
    visitNumber: number
    visitTitle: string
    visitStatus: VisitStatus
    arrivalDate: string | null
    homeZone: string
    stops: StopPlace[]
    arrival: string
    sortDay: string
    sortTime: string
  }

/** Rows in their order as visits with their items; the rule says what is open, and what is asked for of that is kept. */
export function byVisit(rows: readonly UnconfirmedSqlRow[], shown: Shown, today: string): UnconfirmedVisit[] {
  const visits = new Map<string, UnconfirmedVisit>()
  for (const row of rows) {
    const visit = visits.get(row.visitId) ?? visitOf(row)
    visits.set(row.visitId, visit)
    visit.items.push(itemOf(row, shown, today))
  }
  return [...visits.values()]
}

const visitOf = (row: UnconfirmedSqlRow): UnconfirmedVisit => ({
  id: row.visitId,
  reference: reference('V', row.visitNumber),
  title: row.visitTitle,
  status: row.visitStatus,
  arrivalDate: row.arrivalDate,
  homeZone: row.homeZone,
  items: [],
})

function itemOf(row: UnconfirmedSqlRow, shown: Shown, today: string): UnconfirmedItem {
  const startZone = row.startZone ?? placeZone(row.city, row) ?? row.homeZone
  return {
    id: row.id,
    reference: reference('P', row.number),
    title: row.title,
    type: row.type,
    status: row.status,
    version: row.version,
    time: timeOf(row),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    startZone,
    endZone: row.endZone ?? startZone,
    city: row.city,
    venue: row.venue,
    waiting: row.counterparts.flatMap(({ contactId, name, answer }) =>
      answer === 'confirmed' ? [] : [{ contactId, name, answer }],
    ),
    points: pointsOf(row).filter((point) => isShown(point, shown, today)),
  }
}

const pointsOf = (row: UnconfirmedSqlRow): OpenPoint[] =>
  openPointsOf(
    {
      ...row,
      time: row,
      sharesLanguage: sharesLanguage(
        row.participants,
        row.counterparts.map(({ languages }) => languages),
      ),
    },
    { open: row.toBeConfirmed, notNeeded: row.notNeeded },
  )

const isShown = ({ kind, note }: OpenPoint, shown: Shown, today: string): boolean =>
  (shown.kind === null || kind === shown.kind) &&
  (!shown.overdue || (note !== null && note.until !== null && note.until < today))

import type { Message } from '@/lib/platform/result'
import { FIRST_YEAR, LAST_YEAR } from '@/lib/time/iso'
import { selectItems } from '../selection'
import type { Programme } from '../types'
import { type PlannedMove, planShift } from './plan'
import type { ShiftQuery } from './query'

/** Each item that is meant with where it goes; null while something is wrong or nothing is asked. */
export type ShiftPreview = { moves: PlannedMove[] | null; problems: ShiftQuery['problems'] }

/** What the address asks of this programme. A date that is no date of a visit is a problem of the amount. */
export function previewShift(programme: Programme, query: ShiftQuery): ShiftPreview {
  const { selection, shift, problems } = query
  if (!query.asked || selection === null || shift === null || Object.keys(problems).length > 0) {
    return { moves: null, problems }
  }
  const { days, visit } = programme
  const meant = selectItems(days, visit.stops, selection)
  const items = days.flatMap((day) => day.items).filter(({ id }) => meant.has(id))
  const moves = planShift(items, shift, visit)
  const beyond = yearProblem(moves)
  if (beyond) return { moves: null, problems: { [shift.days === 0 ? 'hours' : 'days']: beyond } }
  return { moves, problems }
}

function yearProblem(moves: readonly PlannedMove[]): Message | null {
  for (const { item, stays } of moves) {
    if (stays?.why !== 'year') continue
    const values = { title: item.title, year: String(stays.year), first: String(FIRST_YEAR), last: String(LAST_YEAR) }
    return { key: 'refusals.programme.shift.year', values }
  }
  return null
}

import * as z from 'zod/mini'
import { type Query, readQuery } from '@/lib/platform/address'
import type { Message } from '@/lib/platform/result'
import type { VisitDates } from '../rules'
import { datesInOrder, visitDates } from '../schema'
import { references } from '../shift/query'

const FIELDS = ['arrivalDate', 'departureDate'] as const

export type DatesQuery = {
  /** As they stand in the form: typed, else the visit's own. */
  fields: Partial<Record<keyof VisitDates, string>>
  /** References of dated items that move along. */
  along: string[]
  /** What is asked for; null before the form was sent, or while something is wrong. */
  dates: VisitDates | null
  problems: Partial<Record<keyof VisitDates, Message>>
}

const schema = z.object(visitDates).check(datesInOrder())

/** What the address of the page asks to set, and what is wrong with it, field by field. */
export function readDates(query: Query, visit: VisitDates): DatesQuery {
  const typed = readQuery(query, FIELDS)
  const along = references(query, 'along')
  if (query.preview === undefined) {
    const { arrivalDate, departureDate } = visit
    const fields = { ...(arrivalDate ? { arrivalDate } : {}), ...(departureDate ? { departureDate } : {}), ...typed }
    return { fields, along, dates: null, problems: {} }
  }
  const parsed = schema.safeParse({
    arrivalDate: typed.arrivalDate ?? null,
    departureDate: typed.departureDate ?? null,
  })
  if (parsed.success) return { fields: typed, along, dates: parsed.data, problems: {} }
  // The first of a field stands: of a date that does not exist it needs not be said that it is out of order.
  const problems = parsed.error.issues.toReversed().map((issue) => [String(issue.path[0]), { key: issue.message }])
  return { fields: typed, along, dates: null, problems: Object.fromEntries(problems) }
}

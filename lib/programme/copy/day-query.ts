import { type Query, readQuery } from '@/lib/platform/address'
import type { Message } from '@/lib/platform/result'
import { dateOfItem } from '../rules'
import { type ItemWhen, whenAt } from '../shift/plan'
import type { Programme, ProgrammeItemView } from '../types'
import { type Day, timeOnDay } from './day'
import { dayCopyTarget } from './schema'

const FIELDS = ['day', 'dayNumber', 'date'] as const
export type DayCopyFields = Partial<Record<(typeof FIELDS)[number], string>>
export type DayCopy = { item: ProgrammeItemView; after: ItemWhen }

export type DayCopyPreview = {
  fields: DayCopyFields
  target: Day | null
  /** Each item of the day with when its copy will be; null while nothing is asked or something is wrong. */
  copies: DayCopy[] | null
  problems: Partial<Record<keyof DayCopyFields, Message>>
}

/** What the address asks to copy within a programme, and what is wrong with it, field by field. */
export function previewDayCopy(programme: Programme, query: Query): DayCopyPreview {
  const fields = readQuery(query, FIELDS)
  if (fields.day === undefined) return { fields, target: null, copies: null, problems: {} }
  const parsed = dayCopyTarget.safeParse({ dayNumber: fields.dayNumber ?? null, date: fields.date ?? null })
  if (!parsed.success) {
    const entries = parsed.error.issues.map((issue) => [String(issue.path[0]), { key: issue.message }])
    return { fields, target: null, copies: null, problems: Object.fromEntries(entries) }
  }
  const target = parsed.data
  if (target.dayNumber === null && target.date === null) {
    return { fields, target: null, copies: null, problems: { dayNumber: { key: 'refusals.programme.copy.day' } } }
  }
  const day = programme.days.find(({ key }) => key === fields.day)
  return { fields, target, copies: (day?.items ?? []).map((item) => copyOf(item, target, programme)), problems: {} }
}

function copyOf(item: ProgrammeItemView, day: Day, { visit }: Programme): DayCopy {
  const { arrivalDate, homeZone } = visit
  const context = { firstStopArrivalDate: arrivalDate, homeZone, defaultZone: item.startZone }
  return { item, after: whenAt(item, timeOnDay(item.time, day, { from: context, to: context }), visit) }
}

/** The heading on the programme's page under which the copies stand. */
export function dayAnchor(target: Day, arrivalDate: string | null): string {
  const date = dateOfItem(target, arrivalDate)
  return date === null ? `#day-day-${target.dayNumber}` : `#day-date-${date}`
}

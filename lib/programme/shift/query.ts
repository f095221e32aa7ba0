import { type Query, readQuery } from '@/lib/platform/address'
import type { Message } from '@/lib/platform/result'
import { isClockTime } from '@/lib/time/iso'
import { type Selection, SHIFT_SCOPES } from '../selection'
import type { Shift } from './rules'
import { MAX_SHIFT_DAYS, MAX_SHIFTED } from './schema'

/** The fields of the form of a shift as they stand in the address. */
const FIELDS = ['what', 'day', 'stay', 'from', 'time', 'onward', 'way', 'days', 'hours', 'minutes', 'done'] as const
export type ShiftFields = Partial<Record<(typeof FIELDS)[number], string>>

export type ShiftQuery = {
  fields: ShiftFields
  /** References of the ticked items, and of those left out of the preview: `P-0012`. */
  items: string[]
  out: string[]
  /** Whether a preview was asked for. */
  asked: boolean
  selection: Selection | null
  shift: Shift | null
  /** By field. */
  problems: Partial<Record<keyof ShiftFields, Message>>
}

/** A whole number that a field may hold, null when it holds nothing that can be one. */
const whole = (text: string | undefined, max: number): number | null => {
  if (text === undefined) return 0
  return /^\d{1,7}$/.test(text) && Number(text) <= max ? Number(text) : null
}

const REFERENCE = /^P-\d{4,9}$/

/** All values of a parameter that can be an item's reference, each once. */
export function references(query: Query, name: string): string[] {
  const raw = query[name] ?? []
  const all = (Array.isArray(raw) ? raw : [raw]).filter((value) => REFERENCE.test(value))
  return [...new Set(all)].slice(0, MAX_SHIFTED)
}

/**
 * What the address of the page asks to shift, and what is wrong with it, field by field.
 * @param idOf the id of an item by its reference
 */
export function readShift(query: Query, idOf: (reference: string) => string | undefined): ShiftQuery {
  const fields = readQuery(query, FIELDS)
  const items = references(query, 'item')
  const asked = fields.what !== undefined && fields.done === undefined
  const read = { fields, items, out: references(query, 'out'), asked }
  if (!asked) return { ...read, selection: null, shift: null, problems: {} }
  const selection = readSelection(fields, items, idOf)
  const { shift, problems } = readAmount(fields)
  const wrongTime = fields.what === 'from' && fields.time !== undefined && !isClockTime(fields.time)
  // In the order of the form.
  const all: ShiftQuery['problems'] = {
    ...(selection === null ? { what: { key: 'programme.shift.problems.what' } } : {}),
    ...(wrongTime ? { time: { key: 'errors.invalidTime' } } : {}),
    ...problems,
  }
  return { ...read, selection, shift, problems: all }
}

function readAmount(fields: ShiftFields): { shift: Shift | null; problems: ShiftQuery['problems'] } {
  const problems: ShiftQuery['problems'] = {}
  const days = whole(fields.days, MAX_SHIFT_DAYS)
  const hours = whole(fields.hours, 999)
  const minutes = whole(fields.minutes, 59)
  for (const [field, value] of [['days', days] as const, ['hours', hours] as const, ['minutes', minutes] as const]) {
    if (value !== null) continue
    const key = /^[-−]\s*\d/.test(fields[field] ?? '') ? 'amountSign' : field
    problems[field] = { key: `refusals.programme.shift.${key}` }
  }
  if (days === null || hours === null || minutes === null) return { shift: null, problems }
  if (days + hours + minutes === 0) {
    return { shift: null, problems: { days: { key: 'refusals.programme.shift.amount' } } }
  }
  const sign = fields.way === 'earlier' ? -1 : 1
  const clock = sign * (hours * 60 + minutes)
  // No negative zero: it would travel as one.
  return { shift: { days: days === 0 ? 0 : sign * days, minutes: clock === 0 ? 0 : clock }, problems }
}

function readSelection(
  { what, day, stay, from, time, onward }: ShiftFields,
  items: readonly string[],
  idOf: (reference: string) => string | undefined,
): Selection | null {
  const known = SHIFT_SCOPES.find((scope) => scope === what)
  const one = (reference: string | undefined) => (reference === undefined ? undefined : idOf(reference))
  const ids = items.flatMap((reference) => idOf(reference) ?? [])
  const [stayId, onwardId] = [one(stay), one(onward)]
  switch (known) {
    case 'day':
      return day === undefined ? null : { what: known, day }
    case 'stay':
      return stayId === undefined ? null : { what: known, itemId: stayId }
    case 'from':
      return from === undefined ? null : { what: known, day: from, time: time ?? null }
    case 'item':
      return onwardId === undefined ? null : { what: known, itemId: onwardId }
    case 'items':
      return ids.length === 0 ? null : { what: known, itemIds: ids }
    case undefined:
      return null
  }
}

/** The address of the page for items by their references; a negative shift is one to earlier. */
export function shiftAddress(
  visitId: string,
  { items, shift, done }: { items: readonly string[]; shift: Shift; done?: number },
): string {
  const { days, minutes } = { days: Math.abs(shift.days), minutes: Math.abs(shift.minutes) }
  const query = new URLSearchParams({ what: 'items' })
  for (const reference of items) query.append('item', reference)
  query.set('way', shift.days + shift.minutes < 0 ? 'earlier' : 'later')
  if (days > 0) query.set('days', String(days))
  if (minutes >= 60) query.set('hours', String(Math.floor(minutes / 60)))
  if (minutes % 60 > 0) query.set('minutes', String(minutes % 60))
  if (done !== undefined) query.set('done', String(done))
  return `/visits/${visitId}/programme/shift?${query}`
}

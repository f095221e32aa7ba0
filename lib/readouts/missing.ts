import type { ItemStatus } from '@/lib/programme/workflow'

/** A meeting whose readout is missing: held or past, and none was handed in. */
export type MissingRow = {
  id: string
  reference: string
  title: string
  status: ItemStatus
  /** Instant from which it is missing. */
  dueAt: string
  /** What was begun; null: nothing, or not for this reader. */
  readout: { id: string; returned: boolean; begunAt: string } | null
  writer: ExpectedWriter
  /** The last reminder by hand. */
  reminded: { at: string; by: string } | null
  visit: { id: string; reference: string; title: string; homeZone: string }
}

/** Who should write: the note-taker, else who began, else the team of the visit, by name. */
export type ExpectedWriter = { kind: 'noteTaker' | 'writer' | 'team' | 'nobody'; names: string[] }

/** As they stand in the address: words of a visit and of a note-taker, a day from which on; the keys of a page. */
export type MissingFilters = {
  visit?: string
  taker?: string
  since?: string
  after?: string
  before?: string
  count?: string
}

export type MissingPage = {
  rows: MissingRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

/** Hours within which nobody is reminded by hand twice of one meeting. */
export const NUDGE_HOURS = 24

/** Whether a reminder by hand is possible now. */
export const mayRemindAgain = (last: Date | null, now: Date): boolean =>
  last === null || now.getTime() - last.getTime() >= NUDGE_HOURS * 3_600_000

/** How long a readout has been missing: whole hours up to two days, then whole days. */
export function waitingFor(dueAt: Date, now: Date): { unit: 'hours' | 'days'; count: number } {
  const hours = Math.max(0, Math.floor((now.getTime() - dueAt.getTime()) / 3_600_000))
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) }
}

import { escape as escapeText, foldLines } from 'ical-generator'
import { addDays } from '@/lib/time/calendar'
import { localTime, zoneBlock } from './calendar-zones'

/** An instant and the IANA zone in which it is told. */
export type CalendarMoment = { instant: Date; zone: string }

export type CalendarWhen =
  /** Without an end none is written: a reader shows the moment of the start (RFC 5545, 3.6.1). */
  | { kind: 'timed'; start: CalendarMoment; end: CalendarMoment | null }
  /** Whole days, `YYYY-MM-DD`, the last one included. */
  | { kind: 'days'; first: string; last: string }

export type CalendarEntry = {
  /** The same for life. */
  uid: string
  sequence: number
  changedAt: Date
  when: CalendarWhen
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  /** Whether the time stays free for other things. */
  free: boolean
  title: string
  description: string
  location: string | null
  categories: readonly string[]
  url: string
}

export type CalendarDocument = {
  name: string
  description: string
  /** IANA: where the calendar is at home. Its VTIMEZONE also stands in a calendar without entries, which else had none of the components that RFC 5545, 3.6 asks for. */
  zone: string
  /** How often a subscriber may look again; null for a file. */
  refreshMinutes: number | null
  entries: readonly CalendarEntry[]
}

/**
 * A calendar after RFC 5545 (METHOD after RFC 5546, names after RFC 7986) as UTF-8 bytes; the same document gives the
 * same bytes. The lines are written here and not by the library, which has one zone an event: a flight's landing would
 * be told in the zone of its take-off.
 */
export function calendarBytes(document: CalendarDocument): Uint8Array {
  const zones = new Set([document.zone])
  const events = document.entries.flatMap((entry) => eventLines(entry, zones))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tashrif//Programme of a visit//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    text('NAME', document.name),
    text('X-WR-CALNAME', document.name),
    text('DESCRIPTION', document.description),
    text('X-WR-CALDESC', document.description),
    `X-WR-TIMEZONE:${document.zone}`,
    ...refreshLines(document.refreshMinutes),
    ...zoneLines(zones),
    ...events,
    'END:VCALENDAR',
    '',
  ]
  return new TextEncoder().encode(foldLines(lines.join('\r\n')))
}

/** The first is the standard's, the second what Outlook reads. */
const refreshLines = (minutes: number | null): string[] =>
  minutes === null ? [] : [`REFRESH-INTERVAL;VALUE=DURATION:PT${minutes}M`, `X-PUBLISHED-TTL:PT${minutes}M`]

function zoneLines(zones: ReadonlySet<string>): string[] {
  const found = [...zones].sort().flatMap((zone) => zoneBlock(zone) ?? [])
  return found.length > 0 ? found : [zoneBlock('UTC') ?? '']
}

function eventLines(entry: CalendarEntry, zones: Set<string>): string[] {
  const { uid, sequence, changedAt, status, free, title, description, location, categories, url } = entry
  const changed = utc(changedAt)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${sequence}`,
    ...whenLines(entry.when, zones),
    text('SUMMARY', title),
    `STATUS:${status}`,
    `TRANSP:${free ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(location === null ? [] : [text('LOCATION', location)]),
    ...(categories.length > 0 ? [`CATEGORIES:${categories.map(escaped).join(',')}`] : []),
    `URL:${url}`,
    ...(description === '' ? [] : [text('DESCRIPTION', description)]),
    'END:VEVENT',
  ]
}

function whenLines(when: CalendarWhen, zones: Set<string>): string[] {
  if (when.kind === 'days') {
    // The end is the first day that is free again.
    return [`DTSTART;VALUE=DATE:${digits(when.first)}`, `DTEND;VALUE=DATE:${digits(addDays(when.last, 1))}`]
  }
  const { start, end } = when
  // An end must be later than its start (RFC 5545, 3.8.2.2).
  const ends = end !== null && end.instant > start.instant
  return [moment('DTSTART', start, zones), ...(ends ? [moment('DTEND', end, zones)] : [])]
}

function moment(property: string, { instant, zone }: CalendarMoment, zones: Set<string>): string {
  const local = localTime(instant, zone)
  if (local === null) return `${property}:${utc(instant)}`
  zones.add(zone)
  return `${property};TZID=${zone}:${local}`
}

const text = (property: string, value: string): string => `${property}:${escaped(value)}`

// biome-ignore lint/suspicious/noControlCharactersInRegex: a line may hold none but the tab (RFC 5545, 3.1)
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
/** A half of a character that takes two has no bytes in UTF-8. */
const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const escaped = (value: string): string => escapeText(value.replace(HALVES, '\uFFFD').replace(CONTROL, ''), false)

const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const digits = (date: string): string => date.replaceAll('-', '')

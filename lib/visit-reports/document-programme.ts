import type { DocBlock, DocRun } from '@/lib/exports/docx-types'
import { isTravel } from '@/lib/programme/rules'
import { tellTime, zoneOfDay } from '@/lib/programme/tell-time'
import { formatWeekdayDate } from '@/lib/time/format'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import type { ReportDay, ReportItem } from './content'
import type { Making } from './document'

/** The programme as it was held: a table a day, what was cancelled or postponed said with its reason. */
export function programmeBlocks({ content: { days, visit }, t }: Making): DocBlock[] {
  const shown = days.filter(({ items }) => items.length > 0)
  if (shown.length === 0) return []
  const column = (key: string, share: number) => ({ label: t(`visitReports.programme.${key}`), share })
  const hint = t('programme.printed.localTimes', { city: zoneCity(visit.homeZone) })
  return [
    { kind: 'paragraph', runs: [{ text: hint, quiet: true }] },
    ...shown.flatMap((day): DocBlock[] => {
      const text = dayHeading(day, visit.homeZone, t)
      const zones = { homeZone: visit.homeZone, dayZone: zoneOfDay(day.items) }
      return [
        { kind: 'heading', level: 2, text, id: `day-${day.key.replace(':', '-')}`, number: null },
        {
          kind: 'table',
          label: text,
          columns: [column('time', 20), column('item', 38), column('place', 24), column('status', 18)],
          rows: day.items.map((item) => [
            timeRuns(item, zones, t),
            itemRuns(item, t),
            placeRuns(item, t),
            statusRuns(item, t),
          ]),
        },
      ]
    }),
  ]
}

type T = Making['t']

export function dayName({ key, date, dayNumber }: Pick<ReportDay, 'key' | 'date' | 'dayNumber'>, t: T): string {
  if (date !== null) return formatWeekdayDate(date)
  return dayNumber === null || key === 'none'
    ? t('programme.day.none')
    : t('programme.day.number', { number: dayNumber })
}

function dayHeading(day: ReportDay, homeZone: string, t: T): string {
  const dayZone = zoneOfDay(day.items)
  const away = dayZone !== null && day.key !== 'none' && !isSameZone(dayZone, homeZone)
  const cities = day.key === 'none' ? [] : [...new Set(day.items.flatMap(({ city }) => city ?? []))]
  const facts = [
    dayName(day, t),
    day.date !== null && day.dayNumber !== null ? t('programme.day.number', { number: day.dayNumber }) : null,
    cities.join(', '),
    away ? t('programme.day.zone', { city: zoneCity(dayZone) }) : null,
  ]
  return facts.filter(Boolean).join(' · ')
}

/** What stands for a fact that nobody has written down: it may still come, or the time for it is over. */
export const unknown = (item: Pick<ReportItem, 'status'>, t: T): DocRun => ({
  text: t(item.status === 'held' ? 'visitReports.notKnown' : 'visitReports.toBeConfirmed'),
  quiet: true,
})

export function timeRuns(item: ReportItem, zones: { homeZone: string; dayZone: string | null }, t: T): DocRun[] {
  const { text, home, endsOn } = tellTime(item, zones)
  if (text === null) return [unknown(item, t)]
  const more = [home, endsOn && t('programme.row.until', { date: endsOn })].filter((line) => line !== null)
  const first = text.charAt(0).toUpperCase() + text.slice(1)
  return [{ text: first }, ...more.flatMap((line): DocRun[] => [{ line: true }, { text: line, quiet: true }])]
}

function itemRuns(item: ReportItem, t: T): DocRun[] {
  const hosts = item.hosts.map(({ name }) => name).join(', ')
  return [
    { text: item.title, strong: true },
    { line: true },
    { text: [t(`programme.type.${item.type}`), hosts].filter(Boolean).join(' · '), quiet: true },
  ]
}

export function placeRuns(item: ReportItem, t: T): DocRun[] {
  const route = [[item.fromPlace, item.toPlace].filter(Boolean).join(' → '), item.carrier].filter(Boolean).join(', ')
  const place = [item.venue, item.city].filter(Boolean).join(', ')
  const said = isTravel(item.type) ? route || place : place || route
  return said ? [{ text: said }] : [unknown(item, t)]
}

function statusRuns({ status, statusReason }: ReportItem, t: T): DocRun[] {
  const off = status === 'cancelled' || status === 'postponed'
  const said = { text: t(`programme.status.${status}`), ...(off ? { strong: true } : {}) }
  return off && statusReason ? [said, { line: true }, { text: statusReason, quiet: true }] : [said]
}

import type { useTranslations } from 'next-intl'
import { tellOnAxis, tellTime } from '@/lib/programme/tell-time'
import { freeStart } from '@/lib/programme/timetable/free'
import type { Timetable, TimetableDay } from '@/lib/programme/timetable/timetable'
import type { Segment } from '@/lib/programme/timetable/tracks'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { formatClock } from '@/lib/time/clock'
import type { PartialTime } from '@/lib/time/partial-fields'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import { ITEM_TONES } from '../item/item-tags'
import { dayName } from '../programme-day'
import { slotHref } from './timetable-slot'
import type { Movable, TimetableDayView, TimetableItem, TimetableView } from './timetable-types'

type Context = {
  t: ReturnType<typeof useTranslations<'programme'>>
  visit: { id: string; homeZone: string; arrivalDate: string | null }
  mayEdit: boolean
  /** Whose timetable it is, as `?for=` says it. */
  whose?: string | undefined
  nextItemId: string | null
  /** Ids of items that clash with another. */
  clashing: ReadonlySet<string>
}

/** A timetable in the words of the page, as the browser gets it. */
export function timetableView(timetable: Timetable, context: Context): TimetableView {
  const { visit } = context
  const { days, segments, undated, first, last } = timetable
  const items: Record<string, TimetableItem> = {}
  for (const day of days) {
    for (const item of day.items) items[item.id] = itemView(item, { ...context, timetable, dayZone: day.zone })
  }
  for (const item of undated) items[item.id] = itemView(item, { ...context, timetable, dayZone: null })
  return {
    visitId: visit.id,
    homeZone: visit.homeZone,
    arrivalDate: visit.arrivalDate,
    days: days.map((day) => dayView(day, segments, context)),
    items,
    segments,
    undated: undated.map(({ id }) => id),
    first,
    last,
  }
}

function itemView(
  item: ProgrammeItemView,
  context: Context & { timetable: Timetable; dayZone: string | null },
): TimetableItem {
  const { t, visit, mayEdit, nextItemId, clashing, timetable, dayZone } = context
  const { home, endsOn } = tellTime(item, { homeZone: visit.homeZone, dayZone })
  const under = [home, endsOn ? t('row.until', { date: endsOn }) : null].filter((line) => line !== null)
  const route = [item.fromPlace, item.toPlace].filter(Boolean).join(' → ')
  const place = [route, item.carrier, item.venue, item.city].filter(Boolean).join(', ')
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    tone: ITEM_TONES[item.status],
    status: t(`status.${item.status}`),
    time: tellOnAxis(item, dayZone ?? visit.homeZone),
    ...(under.length > 0 ? { under } : {}),
    ...(place === '' ? {} : { place }),
    is: [
      ...(item.status === 'cancelled' || item.status === 'postponed' ? (['off'] as const) : []),
      ...(item.status === 'held' ? (['over'] as const) : []),
      ...(item.id === nextItemId ? (['next'] as const) : []),
      ...(clashing.has(item.id) ? (['clash'] as const) : []),
    ],
    ...(mayEdit ? { move: movableOf(item, timetable) } : {}),
  }
}

function movableOf(item: ProgrammeItemView, timetable: Timetable): Movable {
  const known = Object.entries(item.time).filter(([, value]) => value !== null)
  const { lead = 0, endLead = 0 } = timetable.drawn[item.id] ?? {}
  return {
    type: item.type,
    time: Object.fromEntries(known) as Partial<PartialTime>,
    startZone: item.startZone,
    endZone: item.endZone,
    lead,
    endLead,
  }
}

function dayView(day: TimetableDay, segments: readonly Segment[], context: Context): TimetableDayView {
  const { t, visit, mayEdit, whose } = context
  const cities = [...new Set(day.items.flatMap(({ city }) => city ?? []))]
  const facts = [
    day.date !== null && day.dayNumber !== null ? t('day.number', { number: day.dayNumber }) : null,
    cities.join(', '),
    isSameZone(day.zone, visit.homeZone) ? null : t('day.zone', { city: zoneCity(day.zone) }),
  ]
  const [city] = cities
  const start = freeStart(segments.filter((one) => one.day === day.key))
  const slot = { ...day, whose, ...(city !== undefined && cities.length === 1 ? { city } : {}) }
  return {
    key: day.key,
    param: day.date ?? String(day.dayNumber),
    date: day.date,
    dayNumber: day.dayNumber,
    name: dayName(day, (key, values) => t(`day.${key}`, values)),
    facts: facts.filter(Boolean).join(' · '),
    zone: day.zone,
    lead: day.lead,
    now: day.now,
    ...(mayEdit
      ? {
          add: {
            href: slotHref(visit.id, slot, start),
            text: t('timetable.addAt', { time: formatClock(start) }),
          },
        }
      : {}),
  }
}

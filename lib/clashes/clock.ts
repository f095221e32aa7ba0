import { isDue } from '@/lib/programme/rules'
import { formatOffset } from '@/lib/time/format'
import { checkPartialTime } from '@/lib/time/partial'
import { zoneCity } from '@/lib/time/zones'
import { makeClash } from './make-clash'
import { counts } from './timed'
import type { Clash, ProgrammeSnapshot, SnapshotItem } from './types'

/**
 * Local times that the clock skips or shows twice. The form asks for them where the date is known; a numbered day gets
 * its date with the arrival, later.
 */
export function clockTimes(snapshot: ProgrammeSnapshot): Clash[] {
  return snapshot.items
    .filter((item) => counts(item) && lacksInstant(item))
    .flatMap((item) => problemsOf(snapshot, item))
}

/** A time that has its instant exists once: the zones need not be asked. */
const lacksInstant = ({ time, startsAt, endsAt }: SnapshotItem): boolean =>
  (time.startTime !== null && startsAt === null) || (time.endTime !== null && endsAt === null)

function problemsOf(snapshot: ProgrammeSnapshot, item: SnapshotItem): Clash[] {
  const { arrivalDate, homeZone } = snapshot.visit
  const context = { firstStopArrivalDate: arrivalDate, homeZone, defaultZone: item.startZone }
  return checkPartialTime(item.time, context).flatMap(({ field, code, offsets }) => {
    if (code !== 'timeDoesNotExist' && code !== 'timeExistsTwice') return []
    const zone = field === 'endTime' ? item.endZone : item.startZone
    const time = item.time[field] ?? ''
    const [first, second] = offsets ?? [0, 0]
    return makeClash(snapshot, {
      rule: code === 'timeDoesNotExist' ? 'no_such_time' : 'time_twice',
      certainty: 'certain',
      items: [item],
      subjectKey: field,
      message: {
        key: `clashes.reasons.${code}`,
        values: { time, city: zoneCity(zone), first: formatOffset(first), second: formatOffset(second) },
      },
      dependsOn: [arrivalDate, String(time), zone],
    })
  })
}

/** Held, and its time has not come. */
export function heldInFuture(snapshot: ProgrammeSnapshot): Clash[] {
  const now = new Date(snapshot.now)
  return snapshot.items
    .filter((item) => item.status === 'held' && !isDue(item, snapshot.visit.arrivalDate, now))
    .map((item) =>
      makeClash(snapshot, {
        rule: 'held_in_future',
        certainty: 'certain',
        items: [item],
        message: { key: 'clashes.reasons.heldInFuture', values: { title: item.title } },
      }),
    )
}

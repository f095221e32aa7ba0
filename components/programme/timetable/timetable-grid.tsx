import type { CSSProperties } from 'react'
import { hoursOfSegments, layTracks, MINUTES_A_DAY, type Segment, type Track } from '@/lib/programme/timetable/tracks'
import { formatClock } from '@/lib/time/clock'
import { NowLine } from '../now-line'
import { TimetableBlock } from './timetable-block'
import type { TimetableDayView, TimetableView } from './timetable-types'
import type { DrawWords } from './timetable-words'

/** Where what is being moved would come to stand. */
export type Ghost = { day: string; from: number; to: number; text: string; untimed?: true }

type Props = {
  view: TimetableView
  words: DrawWords
  /** Key of the day that a narrow screen shows. */
  shown: string | null
  /** Only for who may move things. */
  editing?: { ghost: Ghost | null; lifted: string | null; keysId: string; ready: boolean }
}

/** Hours of minutes in the lines and labels of the axis. */
const hoursOf = ({ first, last }: TimetableView): number[] =>
  Array.from({ length: (last - first) / 60 + 1 }, (_, index) => first + index * 60)

const px = (fields: Record<`--${string}`, number>): CSSProperties => fields as CSSProperties

/**
 * The days as columns over one axis of hours, which stays in sight at the left, as the heads of the days do above. On a
 * narrow screen one day is shown.
 */
export function TimetableGrid({ view, words, shown, editing }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard
    <section className="tt-pane" aria-label={words.region} tabIndex={0} data-pane>
      <div
        className="tt-grid"
        style={
          {
            ...px(hoursShown(view, shown)),
            '--columns': view.days.map((day) => `minmax(${columnWidth(view, day)}rem, 1fr)`).join(' '),
          } as CSSProperties
        }
      >
        <div className="tt-corner" />
        <div className="tt-hours" aria-hidden data-hours>
          {hoursOf(view).map((at) => (
            <span key={at} style={px({ '--f': at })}>
              {formatClock(at)}
            </span>
          ))}
        </div>
        {view.days.map((day) => (
          <Day
            key={day.key}
            view={view}
            day={day}
            words={words}
            shown={day.key === shown}
            {...(editing ? { editing } : {})}
          />
        ))}
      </div>
    </section>
  )
}

/** All days share their hours side by side; one that is shown alone has the hours that it uses. */
function hoursShown(view: TimetableView, shown: string | null) {
  const own = hoursOfSegments(view.segments.filter(({ day }) => day === shown))
  return {
    '--first-of-all': view.first,
    '--last-of-all': view.last,
    '--first-of-day': own.first,
    '--last-of-day': own.last,
  } as const
}

/** In rem: room for the head of the day, and for words in each of its tracks. */
function columnWidth(view: TimetableView, day: TimetableDayView): number {
  const tracks = layTracks(view.segments.filter((one) => one.day === day.key)).map((one) => one.tracks)
  return Math.max(11, stripWidth(day) + Math.max(0, ...tracks) * 5)
}

/** In rem: room for the hours of the capital, where they are others; with minutes where they are no whole hours. */
const stripWidth = ({ lead }: TimetableDayView): number => (lead === 0 ? 0 : lead % 60 === 0 ? 1.75 : 3)

function Day(props: Omit<Props, 'shown'> & { day: TimetableDayView; shown: boolean }) {
  const { view, day, words, shown, editing } = props
  const heading = `tt-${day.key.replace(':', '-')}`
  const segments = view.segments.filter((one) => one.day === day.key)
  const places = layTracks(segments)
  const inOrder = segments.map((segment, index) => ({ segment, place: places[index] })).sort(byStart)
  return (
    <section className="tt-day" aria-labelledby={heading} data-shown={shown} data-day={day.key}>
      <div className="tt-head" data-head={day.key}>
        <h2 id={heading}>
          {day.name}
          {day.facts ? <small> {day.facts}</small> : null}
        </h2>
        {day.add ? (
          <a href={day.add.href} className="tt-add no-print" aria-label={`${day.add.text}, ${day.name}`}>
            {day.add.text}
          </a>
        ) : null}
        {editing?.ghost?.day === day.key && editing.ghost.untimed ? (
          <p className="tt-ghost-head">{editing.ghost.text}</p>
        ) : null}
      </div>
      <div
        className="tt-column overflow-y-clip"
        {...(day.lead === 0 ? {} : { 'data-away': '', style: px({ '--strip-rem': stripWidth(day) }) })}
        data-slot={day.key}
      >
        <span className="tt-morning" data-morning />
        {day.lead === 0 ? null : <HomeHours view={view} day={day} />}
        <ol className="tt-items">
          {inOrder.map(({ segment, place }) => {
            const item = view.items[segment.itemId]
            return item && place ? (
              <TimetableBlock
                key={segment.itemId}
                item={item}
                segment={segment}
                place={place}
                words={words}
                {...(editing
                  ? { editing: { lifted: editing.lifted === item.id, keysId: editing.keysId, ready: editing.ready } }
                  : {})}
              />
            ) : null
          })}
        </ol>
        {editing?.ghost?.day === day.key && !editing.ghost.untimed ? <GhostBlock ghost={editing.ghost} /> : null}
        {day.now === null ? null : (
          <NowLine
            key={day.now}
            date={day.date}
            zone={day.zone}
            at={day.now}
            first={view.first}
            last={view.last}
            words={words.now}
          />
        )}
      </div>
    </section>
  )
}

type Placed = { segment: Segment; place: Track | undefined }
const byStart = (a: Placed, b: Placed): number =>
  a.segment.from - b.segment.from || (a.place?.track ?? 0) - (b.place?.track ?? 0)

/** The capital's clock beside a day in another zone, as at its noon. */
function HomeHours({ view, day }: { view: TimetableView; day: TimetableDayView }) {
  return (
    <div className="tt-home" aria-hidden>
      {hoursOf(view).map((at) => (
        <span key={at} style={px({ '--f': at })}>
          {homeHour(at - day.lead)}
        </span>
      ))}
    </div>
  )
}

/** An hour on the capital's clock, without its minutes where there are none. */
function homeHour(minutes: number): string {
  const clock = formatClock(((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY)
  return minutes % 60 === 0 ? clock.slice(0, 2) : clock
}

function GhostBlock({ ghost }: { ghost: Ghost }) {
  return (
    <p className="tt-ghost" style={px({ '--f': ghost.from, '--t': ghost.to })}>
      {ghost.text}
    </p>
  )
}

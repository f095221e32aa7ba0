import { type CSSProperties, memo } from 'react'
import { Tag } from '@/components/ui/tag'
import type { Segment, Track } from '@/lib/programme/timetable/tracks'
import type { TimetableItem } from './timetable-types'
import type { DrawWords } from './timetable-words'

type Props = {
  item: TimetableItem
  segment: Segment
  place: Track
  words: DrawWords
  editing?: { lifted: boolean; keysId: string; ready: boolean }
}

/** Under this height only one line of text has room, under the other one two. */
const ONE_LINE_MINUTES = 30
const TWO_LINES_MINUTES = 50
/** With so much room below the window in which it starts, its words stand there. */
const BELOW_WINDOW_MINUTES = 50

/**
 * An item in its column. A link to its page, which works without scripts; for who may move it, a button that opens what
 * can be done with it.
 */
export const TimetableBlock = memo(Block, isSame)

function Block({ item, segment, place, words, editing }: Props) {
  const { from, to, chip, before, after, openEnd, until } = segment
  const length = to - from
  const off = item.is.includes('off')
  const style = {
    '--f': from,
    '--t': to,
    '--x': place.track / place.tracks,
    '--w': place.span / place.tracks,
    ...(until === undefined ? {} : { '--u': until - from }),
  } as CSSProperties
  const classes = [
    'tt-block',
    `tt-${item.tone}`,
    chip ? 'tt-chip' : '',
    length < ONE_LINE_MINUTES ? 'tt-one-line' : length < TWO_LINES_MINUTES ? 'tt-two-lines' : '',
    openEnd ? 'tt-open' : '',
    before ? 'tt-before' : '',
    after ? 'tt-after' : '',
    off || item.is.includes('over') ? 'tt-quiet' : '',
    until !== undefined && to - until >= BELOW_WINDOW_MINUTES ? 'tt-below-window' : '',
    editing?.lifted ? 'tt-lifted' : '',
  ]
  return (
    <li>
      <a
        href={`/meetings/${item.id}`}
        className={classes.filter(Boolean).join(' ')}
        style={style}
        title={[timeOf(item, segment, words), item.title, item.status, item.place].filter(Boolean).join(' · ')}
        {...(editing ? buttonProps(item, editing) : {})}
        {...(item.is.includes('next') ? { 'aria-current': 'step' as const } : {})}
      >
        {until === undefined ? null : <span className="tt-window" aria-hidden />}
        <BlockText item={item} segment={segment} words={words} off={off} />
        {editing && item.move && !chip && !after ? <span className="tt-grip" data-grip aria-hidden /> : null}
      </a>
    </li>
  )
}

/** While one of sixty is dragged the others are not drawn anew. */
function isSame(before: Props, after: Props): boolean {
  const [one, other] = [before.place, after.place]
  return (
    before.item === after.item &&
    before.segment === after.segment &&
    before.words === after.words &&
    one.track === other.track &&
    one.tracks === other.tracks &&
    one.span === other.span &&
    before.editing?.lifted === after.editing?.lifted &&
    before.editing?.ready === after.editing?.ready
  )
}

/** Until the page is alive it stays the link that it looks like. */
export const buttonProps = (item: TimetableItem, { keysId, ready }: { keysId: string; ready: boolean }) => ({
  ...(ready ? { role: 'button', 'aria-haspopup': 'dialog' as const, 'aria-describedby': keysId } : {}),
  'data-item': item.id,
  draggable: false,
})

function BlockText({ item, segment, words, off }: Pick<Props, 'item' | 'segment' | 'words'> & { off: boolean }) {
  return (
    <span className="tt-text">
      <span className="tt-time">
        {segment.before ? <span aria-hidden>↑ </span> : null}
        {segment.before ? <span className="sr-only">{words.continues} </span> : null}
        {timeOf(item, segment, words)}
        {segment.after ? <span aria-hidden> ↓</span> : null}
        {segment.after ? <span className="sr-only"> {words.goesOn}</span> : null}
      </span>{' '}
      <span className={off ? 'tt-title line-through' : 'tt-title'}>{item.title}</span>{' '}
      <span className="tt-tags">
        {item.is.includes('clash') ? <Tag tone="late">{words.clash}</Tag> : null}{' '}
        {item.is.includes('next') ? <span className="tag tag-next">{words.next}</span> : null}{' '}
        <Tag tone={item.tone}>{item.status}</Tag>
      </span>{' '}
      {item.place ? <span className="tt-place">{item.place}</span> : null}
    </span>
  )
}

/** The time in words; that it is not known, or that its end is not. */
function timeOf({ time }: TimetableItem, { chip, openEnd }: Segment, words: DrawWords): string {
  if (time === null) return words.noTime
  return openEnd && !chip ? `${time}, ${words.openEnd}` : time
}

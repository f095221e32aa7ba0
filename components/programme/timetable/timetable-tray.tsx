import { Tag } from '@/components/ui/tag'
import { buttonProps } from './timetable-block'
import type { TimetableView } from './timetable-types'
import type { DrawWords } from './timetable-words'

type Props = {
  view: TimetableView
  words: DrawWords
  editing?: { lifted: string | null; keysId: string; over: boolean; ready: boolean }
}

/** The items whose day is not known, in a row of their own. For who may move things it is there when empty, too. */
export function TimetableTray({ view, words, editing }: Props) {
  const items = view.undated.flatMap((id) => view.items[id] ?? [])
  if (items.length === 0 && !editing) return null
  return (
    <section
      // On a phone there is no room for what is only there to be dropped on.
      className={`tt-tray ${editing?.over ? 'tt-tray-over' : ''} ${items.length === 0 ? 'max-lg:hidden' : ''}`}
      aria-labelledby="tt-tray"
      {...(editing ? { 'data-tray': '' } : {})}
    >
      <h2 id="tt-tray">{words.tray}</h2>
      {items.length === 0 ? <p>{words.trayEmpty}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a
              href={`/meetings/${item.id}`}
              className={`tt-block tt-loose tt-${item.tone} ${editing?.lifted === item.id ? 'tt-lifted' : ''}`}
              {...(editing ? buttonProps(item, editing) : {})}
            >
              {item.time === null ? null : <span className="tt-time">{item.time} </span>}
              <span className={item.is.includes('off') ? 'tt-title line-through' : 'tt-title'}>{item.title}</span>{' '}
              <Tag tone={item.tone}>{item.status}</Tag>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import type { PackMeeting } from '@/lib/sync/types'
import { MeetingState, placeOf, type Unsent } from './words'

type Props = { meeting: PackMeeting; unsent: Unsent }

/** One item of the programme. What yields a readout opens its form; the rest is there to be read. */
export function MeetingRow({ meeting, unsent }: Props) {
  const { id, readoutExpected, status } = meeting
  const off = status === 'cancelled' || status === 'postponed'
  const look = `block px-3 py-3 ${off ? 'text-muted' : ''}`
  return (
    <li className="border-b border-line last:border-b-0">
      {readoutExpected ? (
        <a href={`/road/meetings/${id}`} className={`${look} min-h-11 text-ink no-underline hover:bg-sunken`}>
          <RowText meeting={meeting} unsent={unsent} link />
        </a>
      ) : (
        <div className={look}>
          <RowText meeting={meeting} unsent={unsent} />
        </div>
      )}
    </li>
  )
}

function RowText({ meeting, unsent, link = false }: Props & { link?: boolean }) {
  const t = useTranslations('road')
  const { title, time, hosts, status } = meeting
  const off = status === 'cancelled' || status === 'postponed'
  const place = placeOf(meeting)
  return (
    <>
      <span className="block text-sm text-muted tabular-nums">{time ?? t('day.noTime')}</span>
      <span className={`block ${link ? 'font-semibold text-link' : ''} ${off ? 'line-through' : ''}`}>{title}</span>
      {place ? <span className="block text-sm text-muted">{place}</span> : null}
      {hosts.length > 0 ? <span className="block text-sm text-muted">{hosts.join(', ')}</span> : null}
      <MeetingState meeting={meeting} unsent={unsent} />
    </>
  )
}

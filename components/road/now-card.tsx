'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { OnNow } from '@/lib/sync/on-now'
import type { PackMeeting } from '@/lib/sync/types'
import { MeetingState, placeOf, type Unsent, useWhenWords } from './words'

type Props = { kind: OnNow['kind']; meeting: PackMeeting; unsent: Unsent; level: 2 | 3 }

/** What is on now, or comes next: the first thing that a thumb finds. */
export function NowCard({ kind, meeting, unsent, level }: Props) {
  const t = useTranslations('road')
  const when = useWhenWords()
  const heading = useId()
  const Heading = `h${level}` as const
  const place = placeOf(meeting)
  const { id, title, readoutExpected, readout } = meeting
  return (
    <section aria-labelledby={heading} className="mt-1 mb-6 rounded border-l-4 border-primary bg-surface p-4">
      <p className="text-sm font-semibold text-primary uppercase">{t(`now.${kind}`)}</p>
      <Heading id={heading} className="mt-1 text-xl">
        {title}
      </Heading>
      <p className="mt-1 tabular-nums">{when(meeting)}</p>
      {place ? <p>{place}</p> : null}
      {meeting.hosts.length > 0 ? <p className="text-muted">{meeting.hosts.join(', ')}</p> : null}
      <MeetingState meeting={meeting} unsent={unsent} />
      {readoutExpected ? (
        <a href={`/road/meetings/${id}`} className="btn btn-primary mt-3 w-full">
          {t(readout ? 'now.goOn' : 'now.open')}
        </a>
      ) : null}
    </section>
  )
}

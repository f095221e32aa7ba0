'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { PackMeeting } from '@/lib/sync/types'
import { changedSince, type Seen, seenOf } from './meanwhile'
import { useRoad } from './road-data'
import { placeOf, type Unsent, useWhenWords } from './words'

const keyOf = (itemId: string) => `seen-${itemId}`

type Props = { meeting: PackMeeting; unsent: Unsent /** Away from the meeting it is named. */; named?: boolean }

/** Says that the programme changed under what waits here. What was written stays as it is. */
export function ChangedMeanwhile({ meeting, unsent, named = false }: Props) {
  const t = useTranslations('road.meanwhile')
  const when = useWhenWords()
  const seen = useSeen(meeting, unsent.toSend + unsent.decisions === 0)
  const change = seen && changedSince(seen, meeting)
  if (!change) return null
  const now = change === 'place' ? placeOf(meeting) : when(meeting)
  return (
    <Notice tone="warn" title={t(change, { when: now })}>
      {named ? <p className="font-semibold">{meeting.title}</p> : null}
      <p>{t('kept')}</p>
    </Notice>
  )
}

/**
 * The meeting as it stood before something of it waited: noted on the device whenever it is looked at with nothing
 * unsent, so that it outlives the page.
 */
function useSeen(meeting: PackMeeting, clean: boolean): Seen | null {
  const { scraps } = useRoad()
  const [seen, setSeen] = useState<Seen | null>(null)
  const facts = JSON.stringify(seenOf(meeting))
  const { id } = meeting
  useEffect(() => {
    let gone = false
    if (clean) {
      setSeen(null)
      void scraps.put(keyOf(id), facts).catch(() => {})
      return
    }
    void scraps.get(keyOf(id)).then((kept) => {
      if (kept && !gone) setSeen(JSON.parse(kept) as Seen)
    })
    return () => {
      gone = true
    }
  }, [scraps, id, facts, clean])
  return seen
}

'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { keptClock } from '@/lib/programme/clock-zone'
import type { ItemFormOptions } from '@/lib/programme/types'
import { findZone } from '@/lib/time/zones'
import type { ItemFormValues } from './item/item-form-values'

/** Says at once that a zone or a city of another zone leaves the times as they are on the clock. */
export function KeptClockHint({ before, options }: { before: ItemFormValues; options: ItemFormOptions }) {
  const t = useTranslations('programme.form')
  const [startZone, city, startTime, endTime] = useWatch({ name: ['startZone', 'city', 'startTime', 'endTime'] })
  const visit = { stops: options.places, homeZone: options.visit.homeZone }
  const typed = { startZone, city, startTime, endTime }
  const kept = keptClock(clockedOf(before), clockedOf(typed), visit)
  return (
    <p role="status" className={kept ? '-mt-2 mb-4 text-sm font-semibold text-waiting' : ''}>
      {kept ? t('keptClock', kept) : ''}
    </p>
  )
}

type Typed = Record<'startZone' | 'city' | 'startTime' | 'endTime', string>

const clockedOf = ({ startZone, city, startTime, endTime }: Typed) => ({
  startZone: startZone ? findZone(startZone) : null,
  city: city || null,
  startTime: startTime || null,
  endTime: endTime || null,
})

'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { FeedOwner } from './make-feed-form'

const load = () => import('./make-feed-form').then((m) => m.MakeFeedForm)

/** Opens the making of one person's private address. */
export function MakeFeed(owner: FeedOwner) {
  const t = useTranslations('calendars.feed')
  const label = t(owner.replaces === null ? 'make' : 'makeAgain')
  const forWhom = t('for', { name: owner.name })
  return (
    <DialogButton
      label={
        <>
          {label} <span className="sr-only">{forWhom}</span>
        </>
      }
      title={`${label} ${forWhom}`}
      load={load}
      values={owner}
    />
  )
}

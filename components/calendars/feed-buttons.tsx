'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { FeedOwner } from './feed-forms'

const loadMake = () => import('./feed-forms').then((m) => m.MakeFeedForm)
const loadRevoke = () => import('./feed-forms').then((m) => m.RevokeFeedForm)

/** Opens the making of one person's private address. */
export function MakeFeed(owner: FeedOwner) {
  const t = useTranslations('calendars.feed')
  const label = t(owner.replaces === null ? 'make' : 'makeAgain')
  return <Opening label={label} rest={t('for', { name: owner.name })} load={loadMake} values={owner} />
}

/** Opens the revoking of the address that stands. */
export function RevokeFeed({ feedId, name }: { feedId: string; name: string }) {
  const t = useTranslations('calendars.feed')
  return <Opening label={t('revoke')} rest={t('of', { name })} load={loadRevoke} values={{ feedId }} quiet />
}

type OpeningProps<P> = Pick<Parameters<typeof DialogButton<P & object>>[0], 'load' | 'values'> & {
  label: string
  /** Whose: said in the dialog's title, and to who does not see the row. */
  rest: string
  quiet?: true
}

function Opening<P extends object>({ label, rest, load, values, quiet }: OpeningProps<P>) {
  return (
    <DialogButton
      label={
        <>
          {label} <span className="sr-only">{rest}</span>
        </>
      }
      title={`${label} ${rest}`}
      {...(quiet ? { tone: 'quiet' as const } : {})}
      load={load}
      values={values}
    />
  )
}

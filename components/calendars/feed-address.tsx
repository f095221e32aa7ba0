'use client'

import { useTranslations } from 'next-intl'
import { ShownAddress } from '@/components/ui/shown-address'

/** A private address that is shown once, with how to put it into a calendar program. */
export function FeedAddress({ address, name }: { address: string; name: string }) {
  const t = useTranslations('calendars.feed')
  return (
    <div>
      <ShownAddress
        address={address}
        title={t('shownTitle', { name })}
        hint={t('shownHint', { name })}
        label={t('label')}
        copy={t('copy')}
        copied={t('copied')}
      />
      <h3 className="mt-5 mb-2 text-lg">{t('how')}</h3>
      <ul className="grid list-disc gap-2 pl-5">
        {(['phone', 'outlook', 'google'] as const).map((kind) => (
          <li key={kind}>{t(kind)}</li>
        ))}
      </ul>
    </div>
  )
}

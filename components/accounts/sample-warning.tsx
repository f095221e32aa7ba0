import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Notice } from '@/components/ui/notice'
import { deactivateSampleUsers } from '@/lib/accounts/actions'

/** Stands on every admin page while sample sign-ins work; nothing when there are none. */
export function SampleWarning({ count }: { count: number }) {
  const t = useTranslations('accounts.sampleWarning')
  if (count === 0) return null
  return (
    <Notice tone="warn" title={t('title')}>
      <p className="mb-2">{t('text', { count })}</p>
      <ActionButton action={deactivateSampleUsers} input={{}} label={t('deactivate')} done={t('done')} />
    </Notice>
  )
}

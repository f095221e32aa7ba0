import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/section'

/** Whose programme would change: who is notified by itself, and whom somebody has to tell. */
export function WhoChanges({ notified, toTell }: { notified: readonly string[]; toTell: readonly string[] }) {
  const t = useTranslations('versions.issuing')
  return (
    <Section id="who" title={t('who')}>
      {notified.length + toTell.length === 0 ? <p>{t('nobody')}</p> : null}
      {notified.length > 0 ? (
        <>
          <h3 className="text-base">{t('notified', { count: notified.length })}</h3>
          <p className="mb-3">{notified.join(', ')}</p>
        </>
      ) : null}
      {toTell.length > 0 ? (
        <>
          <h3 className="text-base">{t('toTell', { count: toTell.length })}</h3>
          <p>{toTell.join(', ')}</p>
          <p className="text-sm text-muted">{t('toTellHint')}</p>
        </>
      ) : null}
    </Section>
  )
}

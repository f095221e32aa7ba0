import { useTranslations } from 'next-intl'
import { StructuredText } from '@/components/ui/structured-text'
import type { Revision } from '@/lib/readouts/types'
import { formatInstant } from '@/lib/time/format'

/** One revision, or two side by side. */
export function RevisionTexts({ revisions, zone }: { revisions: readonly Revision[]; zone: string }) {
  const t = useTranslations('readouts.revisions')
  return (
    <div className={`grid gap-x-10 gap-y-6 ${revisions.length > 1 ? 'lg:grid-cols-2' : ''}`}>
      {revisions.map(({ number, writtenAt, by, reason, doc }) => (
        <section key={number} aria-label={t('number', { number })}>
          <h2 className="text-lg">{t('number', { number })}</h2>
          <p className="mb-3 text-muted">
            {formatInstant(new Date(writtenAt), zone)} · {t('by', { name: by })}
          </p>
          {reason ? <p>{t('reason', { reason })}</p> : null}
          <StructuredText doc={doc} />
        </section>
      ))}
    </div>
  )
}

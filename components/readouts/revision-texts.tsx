import { useTranslations } from 'next-intl'
import { TEXTS } from '@/lib/readouts/schema'
import type { Revision } from '@/lib/readouts/types'
import { formatInstant } from '@/lib/time/format'

/** One revision, or two side by side, section by section. */
export function RevisionTexts({ revisions, zone }: { revisions: readonly Revision[]; zone: string }) {
  const t = useTranslations('readouts')
  const [first] = revisions
  if (!first) return null
  const columns = revisions.length > 1 ? 'lg:grid-cols-2' : ''
  const same = (field: (typeof TEXTS)[number]) =>
    revisions.length > 1 && revisions.every((revision) => revision[field] === first[field])
  return (
    <>
      <div className={`mb-4 grid gap-x-10 gap-y-4 ${columns}`}>
        {revisions.map(({ number, at, by, reason }) => (
          <div key={number} className="border-b border-line pb-2">
            <h2 className="text-lg">{t('revisions.number', { number })}</h2>
            <p className="text-muted">
              {formatInstant(new Date(at), zone)} · {t('revisions.by', { name: by })}
            </p>
            {reason ? <p>{t('revisions.reason', { reason })}</p> : null}
          </div>
        ))}
      </div>
      {TEXTS.map((field) => (
        <section key={field} aria-labelledby={`revision-${field}`} className="mb-6">
          <h3 id={`revision-${field}`} className="mb-2 text-lg">
            {t(`sections.${field}`)}{' '}
            {same(field) ? <span className="text-sm font-normal text-muted">{t('revisions.same')}</span> : null}
          </h3>
          <div className={`grid gap-x-10 gap-y-4 ${same(field) ? '' : columns}`}>
            {(same(field) ? [first] : revisions).map((revision) => (
              <p key={revision.number} className={revision[field] ? 'document' : 'text-muted'}>
                {same(field) || revisions.length === 1 ? null : (
                  <span className="block font-sans text-sm text-muted lg:sr-only">
                    {t('revisions.number', { number: revision.number })}
                  </span>
                )}
                {revision[field] ?? t('revisions.empty')}
              </p>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

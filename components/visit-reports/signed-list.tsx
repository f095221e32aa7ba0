import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import type { SignedRow } from '@/lib/visit-reports/types'

/** The signed versions of a visit's report, latest first: when, by whom, what for; each to read, print and download. */
export function SignedList({
  visitId,
  rows,
  homeZone,
}: {
  visitId: string
  rows: readonly SignedRow[]
  homeZone: string
}) {
  const t = useTranslations('visitReports.page')
  const base = `/visits/${visitId}/report`
  return (
    <ol className="item-list">
      {rows.map(({ number, note, signedAt, signedByName: name, missing }) => (
        <li key={number} className="px-3 py-3 sm:px-4">
          <h3 className="text-base">
            <Link href={`${base}/versions/${number}`}>{t('number', { number })}</Link>
          </h3>
          <p className="text-sm text-muted">
            {t('signedBy', { at: `${formatInstant(new Date(signedAt), homeZone)} ${zoneCity(homeZone)}`, name })}
            {missing ? ` · ${t('withoutReadouts', { count: missing })}` : null}
          </p>
          {note ? <p className="whitespace-pre-line">{note}</p> : null}
          <ul
            aria-label={t('links', { number })}
            className="mt-1 flex flex-wrap gap-x-4 text-sm [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center sm:[&_a]:min-h-6"
          >
            <li>
              <Link href={`${base}/print?version=${number}`}>{t('print')}</Link>
            </li>
            <li>
              <a href={`/api/visit-reports/${visitId}?version=${number}`} download className="text-link underline">
                {t('word')}
              </a>
            </li>
          </ul>
        </li>
      ))}
    </ol>
  )
}

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { withQuery } from '@/lib/platform/address'
import { formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import type { VersionRow } from '@/lib/versions/types'
import { summaryWords } from './summary-words'

type Props = {
  visitId: string
  rows: readonly VersionRow[]
  homeZone: string
  /** May see who is to be told. */
  telling: boolean
}

/** The versions of a visit, latest first: what each one changed, and where to go from it. */
export function VersionsList({ visitId, rows, homeZone, telling }: Props) {
  return (
    <ol className="item-list">
      {rows.map((row) => (
        <Version key={row.id} visitId={visitId} row={row} homeZone={homeZone} telling={telling} />
      ))}
    </ol>
  )
}

function Version({ visitId, row, homeZone, telling }: Omit<Props, 'rows'> & { row: VersionRow }) {
  const t = useTranslations()
  const { number, note, items, summary } = row
  const base = `/visits/${visitId}/programme/versions`
  const at = `${formatInstant(new Date(row.issuedAt), homeZone)} ${zoneCity(homeZone)}`
  return (
    <li className="px-3 py-3 sm:px-4">
      <h2 className="text-base">
        <Link href={`${base}/${number}`}>{t('versions.number', { number })}</Link>
      </h2>
      <p className="text-sm text-muted">
        {t('versions.issuedBy', { at, name: row.issuedByName })} · {t('versions.items', { count: items })}
      </p>
      {note ? <p className="whitespace-pre-line">{note}</p> : null}
      <p>{summaryWords(t, summary)}</p>
      <ul
        aria-label={t('versions.links.label', { number })}
        className="mt-1 flex flex-wrap gap-x-4 text-sm [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center sm:[&_a]:min-h-6"
      >
        {number > 1 ? (
          <li>
            <Link href={withQuery(`${base}/compare`, { from: String(number - 1), to: String(number) })}>
              {t('versions.links.compareBefore', { number: number - 1 })}
            </Link>
          </li>
        ) : null}
        <li>
          <Link href={withQuery(`${base}/compare`, { from: String(number), to: 'draft' })}>
            {t('versions.links.compareDraft')}
          </Link>
        </li>
        <li>
          <Link href={`/visits/${visitId}/programme/print?version=${number}`}>{t('versions.links.print')}</Link>
        </li>
        {telling && row.toTell > 0 ? (
          <li>
            <Link href={`${base}/${number}/tell`}>
              {t('versions.links.tell')}: {t('versions.links.tellCount', { told: row.told, count: row.toTell })}
            </Link>
          </li>
        ) : null}
        {telling && row.notified > 0 ? (
          <li className="inline-flex items-center text-muted">
            {t('versions.links.notified', { count: row.notified })}
          </li>
        ) : null}
      </ul>
    </li>
  )
}

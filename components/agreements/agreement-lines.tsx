import { useTranslations } from 'next-intl'
import { RestrictedTag } from '@/components/readouts/release-tags'
import { RowTitle } from '@/components/ui/row-title'
import type { AgreementLine } from '@/lib/agreements/types'
import { formatDate } from '@/lib/time/format'
import { AgreementStatusTag, EndingTag } from './agreement-tags'

/** Each with its state, when it was signed and how soon it ends. */
export function AgreementLines({ rows, ofVisit = false }: { rows: readonly AgreementLine[]; ofVisit?: boolean }) {
  const t = useTranslations('agreements')
  return (
    <ul className="rounded border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="border-line px-4 py-2.5 not-last:border-b">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0 flex-1 basis-56">
              <RowTitle
                href={`/agreements/${row.id}`}
                under={[
                  row.reference,
                  t(`type.${row.type}`),
                  row.signedOn && t('few.signedOn', { date: formatDate(row.signedOn) }),
                  ofVisit ? null : row.visit.title,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                {row.title}
              </RowTitle>
            </div>
            <div className="flex flex-wrap items-center gap-1.5">
              {row.restricted ? <RestrictedTag /> : null}
              <AgreementStatusTag status={row.status} />
              <EndingTag ends={row} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

import { useTranslations } from 'next-intl'
import type { ChangedPart } from '@/lib/visit-reports/types'

/** What of a report is not as it was in a version, part by part. */
export function ChangedList({ parts }: { parts: readonly ChangedPart[] }) {
  const t = useTranslations('visitReports.changed')
  return (
    <ul className="list-disc pl-5">
      {parts.map(({ part, itemId, title }) => (
        <li key={`${part}.${itemId}`}>{t(part, { title: title ?? t('gone') })}</li>
      ))}
    </ul>
  )
}

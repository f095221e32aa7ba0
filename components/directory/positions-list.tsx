import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { PositionView } from '@/lib/directory/types'
import { formatDate, formatDateRange } from '@/lib/time/format'

/** Positions over time, present ones first: of a person in organisations, or of an organisation's people. */
export function PositionsList({
  positions,
  of,
}: {
  positions: readonly PositionView[]
  of: 'person' | 'organisation'
}) {
  return (
    <ul className="grid gap-2">
      {positions.map(({ id, title, person, organisation, fromDate, untilDate }) => (
        <li key={id}>
          {of === 'person' ? (
            <>
              {title}, <Link href={`/organisations/${organisation.id}`}>{organisation.name}</Link>
            </>
          ) : (
            <>
              <Link href={`/people/${person.id}`}>{person.name}</Link>, {title}
            </>
          )}
          <Since from={fromDate} until={untilDate} />
        </li>
      ))}
    </ul>
  )
}

function Since({ from, until }: { from: string | null; until: string | null }) {
  const t = useTranslations('directory.page')
  if (!from && !until) return null
  const words =
    from && until
      ? formatDateRange(from, until)
      : from
        ? t('from', { date: formatDate(from) })
        : t('until', { date: formatDate(until ?? '') })
  return <span className="text-sm text-muted"> ({words})</span>
}

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import { LOCALE } from '@/lib/i18n/load'
import { planDifference } from '@/lib/readouts/difference'
import type { Side } from '@/lib/readouts/schema'
import type { AttendanceRow } from '@/lib/readouts/types'

const LIST = new Intl.ListFormat(LOCALE, { type: 'conjunction' })

/** Who was there, both sides, and how that differs from the plan. */
export function AttendanceList({ rows }: { rows: readonly AttendanceRow[] }) {
  return (
    <>
      {rows.length > 0 ? (
        <p className="mb-3 max-w-[68ch]">
          <Difference rows={rows} />
        </p>
      ) : null}
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <SideList side="ours" rows={rows} />
        <SideList side="host" rows={rows} />
      </div>
    </>
  )
}

/** In one sentence, by name: who was absent, who came in whose place, who joined. */
function Difference({ rows }: { rows: readonly AttendanceRow[] }) {
  const t = useTranslations('readouts.attendance')
  const { absent, inPlace, joined } = planDifference(rows)
  const parts = [
    ...(absent.length > 0 ? [t('wereAbsent', { names: LIST.format(absent), count: absent.length })] : []),
    ...inPlace.map(({ name, whom }) => t('cameInPlace', { name, whom })),
    ...(joined.length > 0 ? [t('joined', { names: LIST.format(joined), count: joined.length })] : []),
  ]
  return parts.length === 0 ? t('asPlanned') : `${parts.join('; ')}.`
}

function SideList({ side, rows }: { side: Side; rows: readonly AttendanceRow[] }) {
  const t = useTranslations('readouts.attendance')
  const present = rows.filter((row) => row.side === side && row.present)
  const absent = rows.filter((row) => row.side === side && !row.present)
  return (
    <div>
      <h3 className="mb-1 text-base">{t(side)}</h3>
      {present.length + absent.length === 0 ? <p className="text-muted">{t('nobody')}</p> : null}
      <ul>
        {[...present, ...absent].map((row) => (
          <Attendee key={row.id} row={row} />
        ))}
      </ul>
    </div>
  )
}

function Attendee({ row }: { row: AttendanceRow }) {
  const t = useTranslations('readouts.attendance')
  const name = row.personId ? <Link href={`/people/${row.personId}`}>{row.name}</Link> : row.name
  return (
    <li className="py-1">
      <span className={row.present ? '' : 'text-muted'}>{name}</span>
      {row.headcount ? <span className="text-muted"> ({t('people', { count: row.headcount })})</span> : null}{' '}
      {row.present ? null : <Tag tone="neutral">{t('absent')}</Tag>}
      {row.planned ? null : <Tag tone="planned">{t('added')}</Tag>}
      {row.detail ? <span className="block text-sm text-muted">{row.detail}</span> : null}
      {row.replacesName ? <span className="block text-sm">{t('inPlaceOf', { name: row.replacesName })}</span> : null}
    </li>
  )
}

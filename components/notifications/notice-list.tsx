import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import { actWords } from '@/lib/i18n/act-words'
import { markNoticeRead } from '@/lib/notifications/actions'
import type { NoticeRow } from '@/lib/notifications/types'
import { formatInstant } from '@/lib/time/format'

type Props = {
  rows: readonly NoticeRow[]
  zone: string
  /** The reader in the directory, whose own changes a notice leads to. */
  personId: string | null
}

/** Notices, newest first: a sentence that leads to what it tells of, and whether it was read. */
export function NoticeList({ rows, zone, personId }: Props) {
  const t = useTranslations('notifications')
  // One object for all rows: it travels once.
  const words = actWords()
  return (
    <ol className="item-list" aria-label={t('list')}>
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-6 gap-y-0.5 px-3 py-2.5 sm:grid-cols-[11rem_1fr] sm:px-4">
          <time dateTime={row.at} className="text-sm text-muted tabular-nums sm:pt-0.5">
            {formatInstant(new Date(row.at), zone)}
          </time>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <p className={row.read ? '' : 'font-semibold'}>
              {row.read ? null : <Tag tone="waiting">{t('new')}</Tag>} <Sentence row={row} personId={personId} />
            </p>
            {row.read ? null : (
              <ActionIsland
                action={markNoticeRead}
                words={words}
                input={{ noticeId: row.id }}
                label={t('markRead')}
                tone="quiet"
                done={t('markedRead')}
              />
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Sentence({ row, personId }: { row: NoticeRow; personId: string | null }) {
  const t = useTranslations('notifications')
  if (row.gone) return <span className="text-muted">{t('gone')}</span>
  const { kind, values, visit, item, readoutId } = row
  if (kind === 'readouts_missing')
    return <Link href="/missing-readouts">{t('kinds.readouts_missing', { count: Number(values.count) })}</Link>
  if (visit && item && (kind === 'readout_missing' || kind === 'readout_overdue' || kind === 'readout_reminded'))
    return (
      <Link href={kind === 'readout_overdue' ? `/meetings/${item.id}` : `/meetings/${item.id}/readout`}>
        {t(`kinds.${kind}`, { item: item.title, visit: visit.title, by: String(values.by ?? '') })}
      </Link>
    )
  if (visit && item && readoutId && (kind === 'readout_submitted' || kind === 'readout_returned')) {
    const words = { item: item.title, visit: visit.title, by: String(values.by) }
    return (
      <Link href={`/readouts/${readoutId}`}>
        {t(`kinds.${kind}`, { ...words, comments: Number(values.comments ?? 0) })}
      </Link>
    )
  }
  const known = kind === 'version_issued' && visit !== null
  if (!known) return <>{t('kinds.unknown', { visit: visit?.title ?? '' })}</>
  const key = values.first ? 'kinds.version_issued_first' : 'kinds.version_issued'
  const own = personId === null ? '' : `?for=person:${personId}`
  return (
    <Link href={`/visits/${visit.id}/programme/versions/${values.number}${own}`}>
      {t(key, { number: Number(values.number), visit: visit.title })}
    </Link>
  )
}

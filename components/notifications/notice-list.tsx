import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import { actWords } from '@/lib/i18n/act-words'
import { markNoticeRead } from '@/lib/notifications/actions'
import { sentenceOf } from '@/lib/notifications/sentence'
import type { NoticeRow } from '@/lib/notifications/types'
import type { Translator } from '@/lib/platform/words'
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
          <div className="flex items-start justify-between gap-x-4 gap-y-1 max-sm:flex-col">
            <div className={row.read ? '' : 'font-semibold'}>
              {row.read ? null : <Tag tone="waiting">{t('new')}</Tag>} <Sentence row={row} personId={personId} />
            </div>
            {row.read ? null : (
              // Its words stand at the edge of the text, and it makes no row higher than its text.
              <div className="shrink-0 max-sm:-mb-2 max-sm:-ml-4 sm:-my-1.5">
                <ActionIsland
                  action={markNoticeRead}
                  words={words}
                  input={{ noticeId: row.id }}
                  label={t('markRead')}
                  tone="quiet"
                  done={t('markedRead')}
                />
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Sentence({ row, personId }: { row: NoticeRow; personId: string | null }) {
  const t: Translator = useTranslations()
  const { key, values, href, figures } = sentenceOf(row, { personId })
  const words = t(`notifications.kinds.${key}`, values)
  if (href) return <Link href={href}>{words}</Link>
  return (
    <>
      <span className={row.gone ? 'text-muted' : ''}>{words}</span>
      {figures.length > 0 ? (
        <ul className="mt-1 grid gap-0.5 font-normal">
          {figures.map((figure) => (
            <li key={figure.key}>
              <Link href={figure.href}>{t(`notifications.digest.${figure.key}`, figure.values)}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

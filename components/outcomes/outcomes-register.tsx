import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import { Tag } from '@/components/ui/tag'
import type { OutcomeRow } from '@/lib/outcomes/types'

/** A line of a register shows this much of the text; the page has all of it. */
const SHOWN = 220

export function OutcomesRegister(props: { rows: readonly OutcomeRow[]; filtered: boolean; internal: boolean }) {
  const { rows, filtered, internal } = props
  const t = useTranslations('outcomes')
  return (
    <Register
      caption={t('register.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState>
          {t(filtered ? 'register.noMatch' : internal ? 'register.empty' : 'register.emptyReader')}
        </EmptyState>
      }
      columns={[
        {
          key: 'outcome',
          header: t('register.outcome'),
          primary: true,
          cell: (row) => (
            <RowTitle href={`/outcomes/${row.id}`} under={<Origin row={row} />}>
              {row.text.length > SHOWN ? `${row.text.slice(0, SHOWN).trimEnd()}…` : row.text}
            </RowTitle>
          ),
        },
        {
          key: 'meeting',
          header: t('register.meeting'),
          cell: (row) => (
            <Link href={`/meetings/${row.meeting.id}`} className="text-link no-underline hover:underline">
              {row.meeting.title}
            </Link>
          ),
        },
        { key: 'type', header: t('register.type'), narrow: true, cell: (row) => t(`type.${row.type}`) },
        { key: 'owedBy', header: t('register.owedBy'), narrow: true, cell: (row) => t(`owedBy.${row.owedBy}`) },
        { key: 'followUp', header: t('register.followUp'), narrow: true, cell: (row) => <Standing row={row} /> },
      ]}
    />
  )
}

function Origin({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes.register')
  return (
    <>
      {row.reference} ·{' '}
      <Link href={`/visits/${row.visit.id}`} className="text-muted no-underline hover:underline">
        {row.visit.title}
      </Link>
      {row.draft ? <> · {t('draft')}</> : null}
    </>
  )
}

function Standing({ row }: { row: OutcomeRow }) {
  const t = useTranslations('outcomes')
  if (row.followUps > 0) return t('register.progress', { closed: row.closed, count: row.followUps })
  if (row.waits) return <Tag tone="waiting">{t('waits')}</Tag>
  return <span className="text-muted">{t('noFollowUp')}</span>
}

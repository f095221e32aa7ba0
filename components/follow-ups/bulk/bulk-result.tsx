import { useTranslations } from 'next-intl'
import { muted } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Register } from '@/components/ui/register'
import type { BulkProblem, BulkView } from '@/lib/follow-ups/bulk/types'
import { formatDate } from '@/lib/time/format'

/** What was asked for, in one line. */
export function BulkAsked({ asked }: Pick<BulkView, 'asked'>) {
  const t = useTranslations('bulk.asked')
  const { officer, meeting, dueDate, reason } = asked
  return (
    <>
      {officer ? t('officer', { name: officer.name }) : null}
      {meeting ? t('meeting', { reference: meeting.reference, title: meeting.title }) : null}
      {dueDate ? t('dueDate', { date: formatDate(dueDate) }) : null}
      {reason ? ` · ${t('reason', { reason })}` : null}
    </>
  )
}

/** What became of it, once it is over. */
export function BulkSummary({ bulk }: { bulk: BulkView }) {
  const t = useTranslations('bulk.page')
  const { state, stoppedBy, total, changed, failed } = bulk
  const counts = t('counts', { changed, failed, left: total - changed - failed })
  if (state === 'stopped')
    return (
      <Notice tone="warn" title={t(stoppedBy === 'rights' ? 'stoppedByRights' : 'stoppedByAsker')}>
        {counts}
      </Notice>
    )
  if (state === 'done') return <Notice tone={failed > 0 ? 'warn' : 'success'}>{counts}</Notice>
  return <Notice>{t('goesOn')}</Notice>
}

/** What could not be done, each with why. */
export function BulkProblems({
  rows,
  say,
}: {
  rows: readonly BulkProblem[]
  say: (problem: BulkProblem['problem']) => string
}) {
  const t = useTranslations('bulk.problems')
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={({ position }) => String(position)}
      empty={<EmptyState>{t('none')}</EmptyState>}
      columns={[
        {
          key: 'followUp',
          header: t('followUp'),
          primary: true,
          cell: ({ followUp }) =>
            followUp
              ? { kind: 'title', to: `/follow-ups/${followUp.id}`, text: followUp.title, under: followUp.reference }
              : muted(t('gone')),
        },
        { key: 'why', header: t('why'), cell: ({ problem }) => say(problem) },
      ]}
    />
  )
}

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { figure } from '@/components/ui/cell'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Register } from '@/components/ui/register'
import { retryJob } from '@/lib/failed-jobs/actions'
import type { FailedJob } from '@/lib/failed-jobs/types'
import { actWords } from '@/lib/i18n/act-words'
import type { Translator } from '@/lib/platform/words'
import { formatInstant } from '@/lib/time/format'

/** Jobs that were given up; each is asked for once more on purpose. */
export function FailedJobRegister({
  rows,
  zone,
  empty,
}: {
  rows: readonly FailedJob[]
  zone: string
  empty: ReactNode
}) {
  const t = useTranslations('failedJobs')
  const all: Translator = useTranslations()
  const words = actWords()
  const nameOf = (job: string) => (all.has(`failedJobs.names.${job}`) ? all(`failedJobs.names.${job}`) : job)
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'job', header: t('job'), primary: true, cell: ({ job }) => nameOf(job) },
        { key: 'error', header: t('error'), cell: ({ error }) => error },
        { key: 'tries', header: t('tries'), align: 'right', narrow: true, cell: ({ tries }) => tries },
        {
          key: 'asked',
          header: t('asked'),
          narrow: true,
          cell: ({ askedAt }) => figure(formatInstant(new Date(askedAt), zone)),
        },
        {
          key: 'failed',
          header: t('failed'),
          narrow: true,
          cell: ({ failedAt }) => figure(formatInstant(new Date(failedAt), zone)),
        },
        {
          key: 'next',
          header: t('next'),
          cell: ({ id }) => (
            <ActionIsland
              action={retryJob}
              words={words}
              input={{ jobId: id }}
              label={t('retry')}
              tone="quiet"
              done={t('retried')}
            />
          ),
        },
      ]}
    />
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { bulkChangeSchema } from '@/lib/follow-ups/bulk/schema'
import { retryBulkChange } from '@/lib/review-meetings/bulk.actions'

/** "Try these again": another change of what could not be done, or was not come to. */
export function RetryBulk({ bulkId }: { bulkId: string }) {
  const t = useTranslations('bulk.form')
  return (
    <CommandForm
      schema={bulkChangeSchema}
      action={retryBulkChange}
      defaultValues={{ bulkId }}
      submitLabel={t('retry')}
      redirectTo={({ id }) => `/follow-ups/bulk/${id}`}
    />
  )
}

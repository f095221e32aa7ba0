'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { flash } from '@/components/ui/flash'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea } from '@/components/ui/form/text-fields'
import { reassignFollowUps, remindOfFollowUps, setDueDates } from '@/lib/follow-ups/bulk/actions'
import { bulkDueDateSchema, bulkReassignSchema, bulkRemindSchema } from '@/lib/follow-ups/bulk/schema'
import type { BulkAnswer } from '@/lib/follow-ups/bulk/types'
import { addFollowUpsToReview } from '@/lib/review-meetings/bulk.actions'
import { bulkReviewSchema } from '@/lib/review-meetings/bulk-schema'

/** The follow-ups that are meant: those ticked, or all that the address finds. */
export type Which = { ticked: readonly { id: string; version: number }[] } | { query: string }
export type BulkFormProps = {
  which: Which
  /** The same in words. */
  what: string
  /** Unticks them. */
  clear: () => void
}

/** All done: said in the frame. Else the page of the change tells what could not be done, or how far it is. */
function useAfterwards({ clear }: BulkFormProps) {
  const router = useRouter()
  const t = useTranslations('bulk.form')
  return ({ id, changed, failed, waiting }: BulkAnswer) => {
    clear()
    if (failed + waiting > 0) router.push(`/follow-ups/bulk/${id}`)
    else flash(t('done', { count: changed }))
  }
}

export function ReassignForm(props: BulkFormProps) {
  const t = useTranslations('bulk.form')
  return (
    <CommandForm
      schema={bulkReassignSchema}
      action={reassignFollowUps}
      defaultValues={{ ...props.which, officer: null }}
      submitLabel={t('reassign')}
      onSuccess={useAfterwards(props)}
    >
      <Combobox name="officer" label={t('officer')} hint={t('officerHint')} source="/api/lookup/people" />
    </CommandForm>
  )
}

export function DueDatesForm(props: BulkFormProps) {
  const t = useTranslations('bulk.form')
  return (
    <CommandForm
      schema={bulkDueDateSchema}
      action={setDueDates}
      defaultValues={{ ...props.which, dueDate: '', reason: '' }}
      submitLabel={t('setDueDate')}
      onSuccess={useAfterwards(props)}
    >
      <p className="mb-4 text-muted">{t('dueDateExplain')}</p>
      <DateField name="dueDate" label={t('dueDate')} />
      <TextArea name="reason" label={t('reason')} rows={3} />
    </CommandForm>
  )
}

export function RemindForm(props: BulkFormProps) {
  const t = useTranslations('bulk.form')
  return (
    <CommandForm
      schema={bulkRemindSchema}
      action={remindOfFollowUps}
      defaultValues={{ ...props.which }}
      submitLabel={t('remind')}
      onSuccess={useAfterwards(props)}
    >
      <p className="text-muted">{t('remindExplain')}</p>
    </CommandForm>
  )
}

export function AddToReviewForm(props: BulkFormProps) {
  const t = useTranslations('bulk.form')
  return (
    <CommandForm
      schema={bulkReviewSchema}
      action={addFollowUpsToReview}
      defaultValues={{ ...props.which, meeting: null }}
      submitLabel={t('addToReview')}
      onSuccess={useAfterwards(props)}
    >
      <Combobox
        name="meeting"
        label={t('meeting')}
        hint={t('meetingHint')}
        source="/api/lookup/review-meetings"
        createNote={t('newMeeting')}
      />
    </CommandForm>
  )
}

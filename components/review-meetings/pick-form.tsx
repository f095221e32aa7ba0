'use client'

import { useTranslations } from 'next-intl'
import { flash } from '@/components/ui/flash'
import { CheckboxGroup } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { addReviewItems } from '@/lib/review-meetings/actions'
import { addReviewItemsSchema } from '@/lib/review-meetings/schema'

type Offered = { value: string; label: string; hint: string }

/** One page of follow-ups to tick; what is ticked goes onto the list in this order. */
export function PickForm({ meetingId, options }: { meetingId: string; options: readonly Offered[] }) {
  const t = useTranslations('reviewMeetings.pick')
  return (
    <CommandForm
      schema={addReviewItemsSchema}
      action={addReviewItems}
      defaultValues={{ meetingId, followUpIds: [] }}
      submitLabel={t('addPicked')}
      onSuccess={({ added, not }) => flash(t('added', { added, not }))}
      again
    >
      <CheckboxGroup name="followUpIds" label={t('choose')} options={options} />
    </CommandForm>
  )
}

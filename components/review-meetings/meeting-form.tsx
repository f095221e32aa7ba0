'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { createReviewMeeting, editReviewMeeting } from '@/lib/review-meetings/actions'
import { createReviewMeetingSchema, editReviewMeetingSchema } from '@/lib/review-meetings/schema'

export type MeetingValues = Record<'title' | 'heldOn' | 'present', string>

/** "Plan a review meeting": saving leads to its list. */
export function NewMeetingForm() {
  const t = useTranslations('reviewMeetings.form')
  return (
    <CommandForm
      schema={createReviewMeetingSchema}
      action={createReviewMeeting}
      defaultValues={{ title: '', heldOn: '', present: '' }}
      draftKey="review-meeting-new"
      submitLabel={t('add')}
      cancelHref="/review-meetings"
      redirectTo={({ id }) => `/review-meetings/${id}`}
      done={t('added')}
    >
      <Fields />
    </CommandForm>
  )
}

export function EditMeetingForm(props: { meetingId: string; version: number; values: MeetingValues }) {
  const { meetingId, version, values } = props
  const t = useTranslations('reviewMeetings.form')
  const back = `/review-meetings/${meetingId}`
  return (
    <CommandForm
      schema={editReviewMeetingSchema}
      action={editReviewMeeting}
      defaultValues={{ ...values, meetingId, version, base: values }}
      draftKey={`review-meeting-${meetingId}`}
      submitLabel={t('save')}
      cancelHref={back}
      redirectTo={back}
      done={t('saved')}
    >
      <Fields />
    </CommandForm>
  )
}

function Fields() {
  const t = useTranslations('reviewMeetings.form')
  return (
    <>
      <TextField name="title" label={t('title')} hint={t('titleHint')} />
      <DateField name="heldOn" label={t('heldOn')} hint={t('heldOnHint')} optional />
      <TextArea name="present" label={t('present')} hint={t('presentHint')} rows={3} optional />
    </>
  )
}

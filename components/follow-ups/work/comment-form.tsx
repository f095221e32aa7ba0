'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { commentOnFollowUp } from '@/lib/follow-ups/actions'
import { writeFollowUpCommentSchema } from '@/lib/follow-ups/work/schema'

export function CommentForm({ followUpId }: { followUpId: string }) {
  const t = useTranslations('followUp.form')
  return (
    <CommandForm
      schema={writeFollowUpCommentSchema}
      action={commentOnFollowUp}
      defaultValues={{ followUpId, text: '' }}
      draftKey={`follow-up-comment-${followUpId}`}
      submitLabel={t('addComment')}
      done={t('commentAdded')}
    >
      <TextArea name="text" label={t('comment')} hint={t('commentHint')} rows={4} />
    </CommandForm>
  )
}

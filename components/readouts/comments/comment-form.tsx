'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { addComment } from '@/lib/readouts/actions'
import { addCommentSchema } from '@/lib/readouts/schema'

export type NewComment = { readoutId: string; sectionKey: string | null; quote: string }

/** A comment of the whole readout, of a section, or of words in it. */
export function CommentForm({ readoutId, sectionKey, quote }: NewComment) {
  const t = useTranslations('comments')
  return (
    <CommandForm
      schema={addCommentSchema}
      action={addComment}
      defaultValues={{ readoutId, sectionKey, quote, text: '' }}
      submitLabel={t('add')}
      done={t('added')}
    >
      {sectionKey === null ? null : (
        <TextArea name="quote" label={t('quote')} hint={t('quoteHint')} rows={2} document optional />
      )}
      <TextArea name="text" label={t('text')} hint={t('textHint')} rows={4} />
    </CommandForm>
  )
}

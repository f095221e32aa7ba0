'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextField } from '@/components/ui/form/text-fields'
import { captionFile } from '@/lib/files/actions'
import { captionFileSchema } from '@/lib/files/schema'

export type Captioned = { fileId: string; caption: string | null }

/** "Edit caption": what a picture or paper shows. */
export function CaptionForm({ fileId, caption }: Captioned) {
  const t = useTranslations('files.list')
  return (
    <CommandForm
      schema={captionFileSchema}
      action={captionFile}
      defaultValues={{ fileId, caption: caption ?? '' }}
      submitLabel={t('saveCaption')}
      done={t('captionSaved')}
    >
      <TextField name="caption" label={t('caption')} hint={t('captionHint')} optional />
    </CommandForm>
  )
}

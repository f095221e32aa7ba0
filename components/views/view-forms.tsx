'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextField } from '@/components/ui/form/text-fields'
import { renameView, saveView } from '@/lib/views/actions'
import { type RegisterName, renameViewSchema, saveViewSchema } from '@/lib/views/schema'

export function SaveViewForm({ register, query }: { register: RegisterName; query: string }) {
  const t = useTranslations('savedViews.form')
  return (
    <CommandForm
      schema={saveViewSchema}
      action={saveView}
      defaultValues={{ register, query, name: '', shared: false }}
      submitLabel={t('save')}
      done={t('saved')}
    >
      <p className="mb-4 text-muted">{t('explain')}</p>
      <TextField name="name" label={t('name')} />
      <CheckboxField name="shared" label={t('shared')} hint={t('sharedHint')} />
    </CommandForm>
  )
}

export function RenameViewForm({ viewId, name }: { viewId: string; name: string }) {
  const t = useTranslations('savedViews.form')
  return (
    <CommandForm
      schema={renameViewSchema}
      action={renameView}
      defaultValues={{ viewId, name }}
      submitLabel={t('rename')}
      done={t('renamed')}
    >
      <TextField name="name" label={t('name')} />
    </CommandForm>
  )
}

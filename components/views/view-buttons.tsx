'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { RegisterName } from '@/lib/views/schema'

const saving = () => import('./view-forms').then((m) => m.SaveViewForm)
const renaming = () => import('./view-forms').then((m) => m.RenameViewForm)

/** "Save view": the filters, columns and group of now under a name. */
export function SaveView(values: { register: RegisterName; query: string }) {
  const label = useTranslations('savedViews.form')('save')
  return <DialogButton label={label} title={label} load={saving} values={values} />
}

export function RenameView(values: { viewId: string; name: string }) {
  const label = useTranslations('savedViews.form')('rename')
  return <DialogButton label={label} title={label} load={renaming} values={values} />
}

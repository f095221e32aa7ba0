'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { Captioned } from './caption-form'

const form = () => import('./caption-form').then((m) => m.CaptionForm)

/** "Edit caption". */
export function CaptionButton(props: Captioned) {
  const label = useTranslations('files.list')('editCaption')
  return <DialogButton label={label} title={label} tone="quiet" load={form} values={props} />
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ButtonTone } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { OutcomeView } from '@/lib/outcomes/types'

export type NewOutcome = { readoutId: string; final: boolean }
export type EditedOutcome = {
  outcome: Pick<OutcomeView, 'id' | 'version' | 'type' | 'text' | 'owedBy'>
  final: boolean
}

const add = () => import('./outcome-forms').then((m) => m.AddOutcomeForm)
const edit = () => import('./outcome-forms').then((m) => m.EditOutcomeForm)

/** "Add outcome"; on a final readout it asks for the reason of the correction. */
export function AddOutcome({ tone = 'plain', ...values }: NewOutcome & { tone?: ButtonTone }) {
  const label = useTranslations('outcomes')('add')
  return <DialogButton label={label} title={label} tone={tone} load={add} values={values} />
}

/** Type, text and who owes it; after Final with the reason of the correction. */
export function EditOutcome({
  tone = 'quiet',
  label,
  ...values
}: EditedOutcome & { tone?: ButtonTone; label?: ReactNode }) {
  const title = useTranslations('outcomes')('edit')
  return <DialogButton label={label ?? title} title={title} tone={tone} load={edit} values={values} />
}

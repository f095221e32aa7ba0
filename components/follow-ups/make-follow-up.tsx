'use client'

import { DialogButton } from '@/components/ui/form/dialog-button'

const form = () => import('./follow-up-form').then((m) => m.NewFollowUpForm)

/** "Make follow-up" of an outcome without leaving the page. Needs the messages `followUps.form`. */
export function MakeFollowUp({ outcomeId, label, title }: { outcomeId: string; label: string; title: string }) {
  return <DialogButton label={label} title={title} load={form} values={{ outcomeId, stay: true }} />
}

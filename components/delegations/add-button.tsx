'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ButtonTone } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog'
import { flash } from '@/components/ui/flash'

/** A button that opens a form of the same name over the page. */
export function FormButton({ label, tone, children }: { label: string; tone?: ButtonTone; children: ReactNode }) {
  return (
    <DialogButton label={label} title={label} {...(tone ? { tone } : {})}>
      {children}
    </DialogButton>
  )
}

export type Side = 'ours' | 'host'

/** Says what was saved, and which organisation came to the visit with it. */
export function useSavedWord(side: Side) {
  const t = useTranslations('delegations.form')
  return (joined: string | null, word: string) =>
    flash(joined === null ? word : `${word}. ${t(`joined.${side}`, { name: joined })}`)
}

'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ButtonTone } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog'
import { flash } from '@/components/ui/flash'

/**
 * A button that opens a form over the page.
 * @param of whom it is about, for a screen reader: rows have such a button each
 * @param title the form's heading, where it says more than the button
 */
export function FormButton(props: {
  label: string
  of?: string
  title?: string
  tone?: ButtonTone
  children: ReactNode
}) {
  const { label, of, title = label, tone = 'plain', children } = props
  const words = of === undefined ? label : [label, <span key="of" className="sr-only">{` ${of}`}</span>]
  return (
    <DialogButton label={words} title={title} tone={tone}>
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

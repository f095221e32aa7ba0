'use client'

import { useTranslations } from 'next-intl'
import { flash } from '@/components/ui/flash'
import type { Side } from './party-buttons'

/** Says what was saved, and which organisation came to the visit with it. */
export function useSavedWord(side: Side) {
  const t = useTranslations('delegations.form')
  return (joined: string | null, word: string) =>
    flash(joined === null ? word : `${word}. ${t(`joined.${side}`, { name: joined })}`)
}

'use client'

import { type SectionHandle, useSection } from '@/components/device/use-section'
import { ChooseText } from '@/components/text/choose-text'
import { formatInstant } from '@/lib/time/format'

type Props = {
  handle: SectionHandle
  /** What people call the section. */
  name: string
  keepAs: string
  /** Of the place whose clock tells when the other text was written. */
  zone: string | null
}

/** Two texts of one section, until its writer has said which is to stand. */
export function SectionChoice({ handle, name, keepAs, zone }: Props) {
  const { choice, settle } = handle
  if (!choice) return null
  const { base, mine, theirs, by, at } = choice
  const texts = { base, mine, theirs, by, at: at && zone ? formatInstant(new Date(at), zone) : null }
  return <ChooseText label={name} texts={texts} keepAs={keepAs} onSettle={settle} />
}

export type ChoicePlace = {
  readoutId: string
  sectionKey: string
  title: string | null
  label: string | null
  zone: string | null
}

/** The same away from its meeting. */
export function ChoiceOf({ readoutId, sectionKey, title, label, zone, name }: ChoicePlace & { name: string }) {
  const handle = useSection({ readoutId, key: sectionKey, title, server: null, ...(label ? { label } : {}) })
  return <SectionChoice handle={handle} name={name} keepAs={`${readoutId}-${sectionKey}`} zone={zone} />
}

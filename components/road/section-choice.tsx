'use client'

import { useTranslations } from 'next-intl'
import { type SectionHandle, useSection } from '@/components/device/use-section'
import { StructuredText } from '@/components/ui/structured-text'

/** Two texts of one section, until its writer has said which is to stand. */
export function SectionChoice({ handle, name }: { handle: SectionHandle; name: string }) {
  const t = useTranslations('road.text')
  const { choice, settle } = handle
  if (!choice) return null
  return (
    <section aria-label={t('chooseTitle', { section: name })} className="mt-2 rounded border-2 border-late p-3">
      <p className="font-semibold">{t('chooseTitle', { section: name })}</p>
      <StructuredText doc={choice.mine} under={3} />
      <button type="button" className="btn btn-primary" onClick={() => void settle(choice.mine)}>
        {t('takeMine')}
      </button>
      <StructuredText doc={choice.theirs} under={3} />
      <button type="button" className="btn btn-plain" onClick={() => void settle(choice.theirs)}>
        {t('takeTheirs')}
      </button>
    </section>
  )
}

type Place = { readoutId: string; sectionKey: string; title: string | null; label: string | null; name: string }

/** The same away from its meeting. */
export function ChoiceOf({ readoutId, sectionKey, title, label, name }: Place) {
  const handle = useSection({ readoutId, key: sectionKey, title, server: null, ...(label ? { label } : {}) })
  return <SectionChoice handle={handle} name={name} />
}

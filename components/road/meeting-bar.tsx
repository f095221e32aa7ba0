'use client'

import { useTranslations } from 'next-intl'

const PARTS = ['who', 'outcomes', 'text', 'photos'] as const

/** The parts of the form within a thumb's reach. Each key goes to its heading and gives it the focus. */
export function MeetingBar({ submit }: { submit: boolean }) {
  const t = useTranslations('road.bar')
  const go = (id: string) => {
    const heading = document.getElementById(id)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <nav aria-label={t('label')} className="road-bar">
      {PARTS.map((part) => (
        <button key={part} type="button" className="btn btn-quiet min-w-11 grow px-1" onClick={() => go(part)}>
          {t(part)}
        </button>
      ))}
      {submit ? (
        <button type="button" className="btn btn-primary grow px-2" onClick={() => go('submit')}>
          {t('submit')}
        </button>
      ) : null}
    </nav>
  )
}

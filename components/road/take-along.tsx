'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Takeable } from '@/lib/sync/types'
import { useRoad } from './road-data'
import { VisitDates } from './visit-dates'

/** The visits that could be taken along, as far as the server can be asked now. */
export function TakeAlong() {
  const t = useTranslations('road.take')
  const { packs } = useRoad()
  const offered = useTakeable()
  const taken = new Set(packs.map(({ visit }) => visit.id))
  if (offered === null) return packs.length === 0 ? <p className="text-muted">{t('asking')}</p> : null
  if (offered === 'offline') return packs.length === 0 ? <p className="text-muted">{t('offline')}</p> : null
  const others = offered.filter(({ id }) => !taken.has(id))
  if (others.length === 0) return packs.length === 0 ? <p className="text-muted">{t('none')}</p> : null
  return (
    <section aria-labelledby="take" className="mb-6">
      <h2 id="take" className="text-lg">
        {t('heading')}
      </h2>
      <p className="mb-2 text-muted">{t('explain')}</p>
      <ul className="rounded border border-line bg-surface">
        {others.map((visit) => (
          <li key={visit.id} className="border-b border-line px-3 py-3 last:border-b-0">
            <span className="block font-semibold">{visit.title}</span>
            <VisitDates visit={visit} />
            <TakeKey visitId={visit.id} label={t('take')} of={visit.title} tone="primary" />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Brings what the device holds of a visit up to date. */
export function TakeAgain({ visitId }: { visitId: string }) {
  const t = useTranslations('road.take')
  return <TakeKey visitId={visitId} label={t('again')} tone="plain" />
}

type KeyProps = { visitId: string; label: string; of?: string; tone: 'primary' | 'plain' }

function TakeKey({ visitId, label, of, tone }: KeyProps) {
  const t = useTranslations('road.take')
  const { takeAlong } = useRoad()
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed' | 'full' | 'forbidden'>('idle')
  const take = async () => {
    if (state === 'busy') return
    setState('busy')
    try {
      const hindrance = await takeAlong(visitId)
      const gone = hindrance === 'forbidden' || hindrance === 'missing'
      setState(hindrance === null ? 'done' : gone ? 'forbidden' : 'failed')
    } catch {
      setState('full')
    }
  }
  return (
    <>
      <button
        type="button"
        className={`btn btn-${tone} mt-2 w-full`}
        aria-disabled={state === 'busy' || undefined}
        onClick={() => void take()}
      >
        {state === 'busy' ? t('busy') : label}
        {of ? <span className="sr-only">: {of}</span> : null}
      </button>
      <p role="status" className={`text-sm ${state === 'done' ? 'text-muted' : 'font-semibold text-late'}`}>
        {state === 'idle' || state === 'busy' ? '' : t(`state.${state}`)}
      </p>
    </>
  )
}

function useTakeable(): Takeable[] | 'offline' | null {
  const [offered, setOffered] = useState<Takeable[] | 'offline' | null>(null)
  useEffect(() => {
    let gone = false
    const ask = () =>
      void fetch('/api/sync/visits', { cache: 'no-store', redirect: 'manual' })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as { visits: Takeable[] }).visits : 'offline'))
        .catch(() => 'offline' as const)
        .then((found) => {
          if (!gone) setOffered(found)
        })
    ask()
    window.addEventListener('online', ask)
    return () => {
      gone = true
      window.removeEventListener('online', ask)
    }
  }, [])
  return offered
}

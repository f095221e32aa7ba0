'use client'

import { useTranslations } from 'next-intl'
import { useDeviceHandle } from '@/components/device/provider'
import { RoadData } from './road-data'
import { RoadScreens } from './road-screens'
import { SyncBar } from './sync-bar'
import { useHref, useRoadLinks } from './use-screen'

/**
 * The screens for the road. The server sends them empty, the same to everybody; what they show is on the device, and
 * so they open without a network.
 */
export function RoadApp() {
  const t = useTranslations('road')
  const href = useHref()
  const handle = useDeviceHandle()
  useRoadLinks()
  const waiting = <p className="px-4 py-8 text-muted">{t('loading')}</p>
  if (href === null || !handle?.known) return waiting
  if (!handle.person) return <Nobody />
  return (
    <RoadData person={handle.person} waiting={waiting}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded bg-surface px-4 py-2 font-semibold text-link focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <header className="road-top">
        <div className="mx-auto max-w-2xl px-4">
          <SyncBar />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="road mx-auto max-w-2xl px-4 pt-2 pb-28">
        <RoadScreens href={href} />
      </main>
    </RoadData>
  )
}

function Nobody() {
  const t = useTranslations('road')
  return (
    <main className="mx-auto max-w-2xl px-4 py-8">
      <h1 className="text-2xl">{t('heading')}</h1>
      <p className="mt-3">{t('nobody')}</p>
      <a href="/sign-in?from=%2Froad" className="btn btn-primary mt-4">
        {t('signIn')}
      </a>
    </main>
  )
}

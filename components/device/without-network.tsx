'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { followNewVersions } from './register'

/** Says that a page was asked for which there is only with a network, and gives the way to it. */
export function WithoutNetwork() {
  const t = useTranslations('device.without')
  const [asked, setAsked] = useState<string | null>(null)
  useEffect(() => {
    const path = new URLSearchParams(window.location.search).get('without')
    if (path?.startsWith('/') && !path.startsWith('//')) setAsked(path)
  }, [])
  useEffect(followNewVersions, [])
  if (!asked) return null
  return (
    <section
      aria-labelledby="without-network"
      className="mx-auto mt-3 max-w-2xl border-l-4 border-waiting bg-waiting-soft px-4 py-3 text-waiting"
    >
      <h2 id="without-network" className="text-base font-semibold">
        {t('title')}
      </h2>
      <p>{t('text')}</p>
      <p>
        <a href={asked} className="inline-flex min-h-11 items-center text-current underline">
          {t('again')}
        </a>
      </p>
    </section>
  )
}

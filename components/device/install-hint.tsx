'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button'

type InstallEvent = Event & { prompt: () => Promise<unknown> }

const DISMISSED = 'tashrif.install.dismissed'

/** Offers to install Tashrif where the browser can; who has said no is not asked again on this device. */
export function InstallHint() {
  const t = useTranslations('device.install')
  const [offer, setOffer] = useState<InstallEvent | null>(null)
  useEffect(() => {
    const onOffer = (event: Event) => {
      event.preventDefault()
      if (!wasDismissed()) setOffer(event as InstallEvent)
    }
    window.addEventListener('beforeinstallprompt', onOffer)
    return () => window.removeEventListener('beforeinstallprompt', onOffer)
  }, [])
  if (!offer) return null
  return (
    <section aria-label={t('install')} className="mx-auto mb-6 max-w-2xl px-4">
      <div className="rounded border border-line bg-surface p-3">
        <p>{t('offer')}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button
            onClick={() => {
              setOffer(null)
              void offer.prompt()
            }}
          >
            {t('install')}
          </Button>
          <Button
            tone="quiet"
            onClick={() => {
              setOffer(null)
              dismiss()
            }}
          >
            {t('dismiss')}
          </Button>
        </div>
      </div>
    </section>
  )
}

function wasDismissed(): boolean {
  try {
    return window.localStorage.getItem(DISMISSED) !== null
  } catch {
    return false
  }
}

function dismiss(): void {
  try {
    window.localStorage.setItem(DISMISSED, 'yes')
  } catch {
    // Then it is offered once more another day.
  }
}

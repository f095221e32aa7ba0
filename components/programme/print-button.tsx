'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/hydrated'

/** Opens the browser's own print dialog. */
export function PrintButton() {
  const t = useTranslations('programme.printed')
  const ready = useHydrated()
  return (
    <Button tone="primary" disabled={!ready} onClick={() => window.print()}>
      {t('button')}
    </Button>
  )
}

'use client'

import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/hydrated'

/** Opens the browser's own print dialog. */
export function PrintButton({ label }: { label: string }) {
  const ready = useHydrated()
  return (
    <Button tone="primary" disabled={!ready} onClick={() => window.print()}>
      {label}
    </Button>
  )
}

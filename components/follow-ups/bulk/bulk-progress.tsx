'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { BulkProgress } from '@/lib/follow-ups/bulk/types'

/** Between two looks at how far it is. */
const EVERY_MS = 2_000

type Props = {
  bulkId: string
  start: BulkProgress
}

/** How far a bulk change is, by itself up to date; once it is over the page is read anew. */
export function BulkProgressBar({ bulkId, start }: Props) {
  const router = useRouter()
  const [{ total, changed, failed }, setProgress] = useState(start)
  useEffect(() => {
    const controller = new AbortController()
    const look = async () => {
      if (document.hidden) return
      const response = await fetch(`/api/bulk/${bulkId}`, { signal: controller.signal }).catch(() => null)
      // A server that is away is asked again; a session that ended is the page's to say.
      if (!response?.ok) return
      const now = (await response.json()) as BulkProgress
      setProgress(now)
      if (now.state === 'done' || now.state === 'stopped') {
        clearInterval(timer)
        router.refresh()
      }
    }
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => {
      clearInterval(timer)
      controller.abort()
    }
  }, [bulkId, router])
  const t = useTranslations('bulk.progress')
  const over = changed + failed
  return (
    <div className="mb-5 max-w-2xl">
      <progress className="bulk-progress" max={total} value={over} aria-label={t('label')} />
      <p className="mt-1 tabular-nums">{t('over', { over, total })}</p>
    </div>
  )
}

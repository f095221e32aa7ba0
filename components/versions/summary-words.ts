import type { DifferenceSummary } from '@/lib/versions/types'
import type { Words } from './change-lines'

const ORDER = ['added', 'removed', 'cancelled', 'postponed', 'moved', 'changed', 'following', 'others'] as const

/** What a version changed, in one line. */
export function summaryWords(t: Words, summary: DifferenceSummary | null): string {
  if (!summary) return t('versions.first')
  const parts = ORDER.flatMap((kind) =>
    summary[kind] > 0 ? t(`versions.summary.${kind}`, { count: summary[kind] }) : [],
  )
  return parts.length === 0 ? t('versions.noChange') : parts.join(', ')
}

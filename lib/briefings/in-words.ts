import type { Named } from '@/lib/follow-ups/types'
import type { Translator } from '@/lib/platform/words'
import type { OpenCounts } from './types'

/** How much is open with some organisations, in a sentence; empty where they are none. */
export function openInWords(organisations: readonly Named[], counts: OpenCounts, t: Translator): string {
  if (organisations.length === 0) return ''
  const names = organisations.map(({ name }) => name).join('; ')
  const { open, isCapped, us, otherSide, both, late } = counts
  if (open === 0) return t('briefings.hint.none', { names })
  return t(isCapped ? 'briefings.hint.openCapped' : 'briefings.hint.open', {
    ...{ names, us, otherSide, both, late },
    count: open,
  })
}

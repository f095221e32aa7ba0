import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'planned' | 'active' | 'waiting' | 'done' | 'late' | 'dropped'

/** A status as a word; the colour only repeats what the word says. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}

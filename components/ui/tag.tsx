import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'planned' | 'active' | 'waiting' | 'done' | 'late' | 'dropped'

const TONES: Record<Tone, string> = {
  neutral: 'bg-neutral-soft text-neutral',
  planned: 'bg-planned-soft text-planned',
  active: 'bg-active-soft text-active',
  waiting: 'bg-waiting-soft text-waiting',
  done: 'bg-done-soft text-done',
  late: 'bg-late-soft text-late',
  dropped: 'bg-dropped-soft text-dropped',
}

/** A status as a word; the colour only repeats what the word says. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-block whitespace-nowrap rounded-sm px-1.5 align-baseline text-sm font-semibold print:border print:border-line ${TONES[tone]}`}
    >
      {children}
    </span>
  )
}

import { isOpen } from './find'
import type { Clash } from './types'

export type Broken = {
  /** Clashes that were not there, or that somebody lives with only as they were. */
  created: Clash[]
  /** How many of those that stood are gone. */
  gone: number
}

/** What a change of a programme does to its clashes. The same clash is the same however its times move. */
export function compareClashes(before: readonly Clash[], after: readonly Clash[]): Broken {
  const open = new Set(before.filter(isOpen).map(({ key }) => key))
  const left = new Set(after.map(({ key }) => key))
  return {
    created: after.filter((clash) => isOpen(clash) && !open.has(clash.key)),
    gone: [...open].filter((key) => !left.has(key)).length,
  }
}

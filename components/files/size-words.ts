import { sizeInUnits } from '@/lib/files/rules'

type Words = (key: 'sizeB' | 'sizekB' | 'sizeMB', values: { amount: number }) => string

/** A size in words: `2.4 MB`. `t` reads `files.list`. */
export function sizeWords(t: Words, bytes: number): string {
  const { amount, unit } = sizeInUnits(bytes)
  return t(`size${unit}`, { amount })
}

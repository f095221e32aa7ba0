import { searchKey } from '@/lib/search/key'

/** Somebody or something that a pasted name may mean. */
export type NamedOption = { id: string; names: readonly string[] }

export type NameMatch<O> = { option: O; sure: boolean }

/** Names read from one cell: more is no list of people. */
const MAX_NAMES = 100
/** Shorter words are initials. */
const SHORTEST_WORD = 3

const wordsOf = (key: string): string[] => key.split(' ').filter((word) => word !== '')
/** The key with its words in order: `Aziz Karimov` is `Karimov Aziz`. */
export const sortedKey = (text: string): string => wordsOf(searchKey(text)).sort().join(' ')

/**
 * Tells who of a few is meant by a written name, in any spelling and order of the words. `sure` is false where only a
 * part of the name stands there (`A. Karimov`) and one of them alone fits. Null when nobody or several fit.
 */
export function nameMatcher<O extends NamedOption>(options: readonly O[]): (text: string) => NameMatch<O> | null {
  const known = options.map((option) => ({ option, keys: option.names.map(sortedKey) }))
  return (text) => {
    const key = sortedKey(text)
    if (key === '') return null
    const same = known.filter(({ keys }) => keys.includes(key))
    if (same.length > 0) return same.length === 1 && same[0] ? { option: same[0].option, sure: true } : null
    const words = wordsOf(key)
    if (!words.some((word) => word.length >= SHORTEST_WORD)) return null
    const partly = known.filter(({ keys }) => keys.some((name) => holdsAll(wordsOf(name), words)))
    const [only] = partly
    return only && partly.length === 1 ? { option: only.option, sure: false } : null
  }
}

/** Each word written is another word of the name; an initial is the beginning of one. */
function holdsAll(name: readonly string[], written: readonly string[]): boolean {
  const left = [...name]
  const byLength = [...written].sort((a, b) => b.length - a.length)
  return byLength.every((word) => {
    const at = left.findIndex((other) => (word.length < SHORTEST_WORD ? other.startsWith(word) : other === word))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}

/** The names in a cell: one a line, or between semicolons; between commas only where neither is there. */
export function namesIn(cell: string): string[] {
  const separator = /[\n;]/.test(cell) ? /[\n;]/ : /,/
  return cell
    .split(separator)
    .slice(0, MAX_NAMES)
    .map((name) => name.replace(/^[\s•·*–—-]+|^\d{1,3}[.)]\s*|[\s,;]+$/g, '').trim())
    .filter((name) => name !== '')
}

/** ISO 15924 codes of the scripts that names are kept in. */
export type ScriptCode = 'Latn' | 'Cyrl' | 'Hans' | 'Arab' | 'Other'

const SCRIPTS: readonly (readonly [ScriptCode, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Hans', /\p{Script=Han}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
]

/**
 * The script most letters of the text are in; the one listed first when two have as many. `Other` for another script
 * and for a text without letters. Chinese counts as simplified: the characters alone do not always tell.
 */
export function detectScript(text: string): ScriptCode {
  const counts = SCRIPTS.map(([script, letters]) => ({ script, count: countOf(text, letters) }))
  const known = counts.reduce((sum, { count }) => sum + count, 0)
  let best: { script: ScriptCode; count: number } = { script: 'Other', count: 0 }
  for (const each of counts) if (each.count > best.count) best = each
  return countOf(text, /\p{L}/gu) - known > best.count ? 'Other' : best.script
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}

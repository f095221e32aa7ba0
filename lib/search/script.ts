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
  let best: ScriptCode = 'Other'
  let most = 0
  for (const [script, letters] of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0
    if (count > most) [best, most] = [script, count]
  }
  const all = text.match(/\p{L}/gu)?.length ?? 0
  return most * 2 >= all ? best : mostlyOther(text, most) ? 'Other' : best
}

function mostlyOther(text: string, most: number): boolean {
  const known = SCRIPTS.reduce((sum, [, letters]) => sum + (text.match(letters)?.length ?? 0), 0)
  const all = text.match(/\p{L}/gu)?.length ?? 0
  return all - known > most
}

import type { DocRun } from '@/lib/exports/docx-types'
import type { Translator } from '@/lib/platform/words'

/** Who is accountable, in a document: one who can no longer sign in is named under "unowned". */
export function officerRuns(
  { officer, unowned }: { officer: string | null; unowned: boolean },
  t: Translator,
): DocRun[] {
  if (!unowned) return officer ? [{ text: officer }] : [{ text: t('followUps.document.noOfficer'), quiet: true }]
  const word: DocRun = { text: t('followUps.document.unowned'), strong: true }
  return officer
    ? [word, { line: true }, { text: t('followUps.document.gone', { name: officer }), quiet: true }]
    : [word]
}

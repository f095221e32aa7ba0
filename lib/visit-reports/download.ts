import type { Actor } from '@/lib/auth/permissions'
import { docxBytes } from '@/lib/exports/docx'
import type { Translator } from '@/lib/platform/words'
import { reportDocument } from './document'
import { getReportDraft } from './draft.queries'
import { getSigned } from './queries'

export type ReportFile = { bytes: Uint8Array; fileName: string }

/**
 * A visit report as a Word file: the signed version of that number, or the draft as it stands (null). Null when there is
 * none that the actor may see.
 */
export async function reportFile(
  actor: Actor,
  { visitId, number }: { visitId: string; number: number | null },
  now: Date,
  t: Translator,
): Promise<ReportFile | null> {
  const signed = number === null ? null : await getSigned(actor, visitId, number)
  const copy = number === null ? await getReportDraft(actor, visitId, now) : signed
  if (!copy) return null
  const document = reportDocument(copy, signed ? { signed } : { draftAt: now }, t)
  const { reference } = copy.content.visit
  const fileName = signed
    ? t('visitReports.file.signed', { reference, number: signed.number })
    : t('visitReports.file.draft', { reference })
  return { bytes: await docxBytes(document), fileName }
}

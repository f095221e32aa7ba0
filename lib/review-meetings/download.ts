import type { Actor } from '@/lib/auth/permissions'
import { docxBytes } from '@/lib/exports/docx'
import type { Translator } from '@/lib/platform/words'
import { minutesDocument } from './document'
import { getMinutes } from './minutes.queries'

/**
 * The minutes of a meeting as a Word file, in the copy of the actor; null when there are none for them.
 * @param homeZone IANA zone in which instants are told
 */
export async function minutesFile(
  actor: Actor,
  { meetingId, homeZone }: { meetingId: string; homeZone: string },
  t: Translator,
): Promise<{ bytes: Uint8Array; fileName: string } | null> {
  const copy = await getMinutes(actor, meetingId)
  if (!copy) return null
  const fileName = t('reviewMeetings.minutes.file', { reference: copy.minutes.meeting.reference })
  return { bytes: await docxBytes(minutesDocument(copy, homeZone, t)), fileName }
}

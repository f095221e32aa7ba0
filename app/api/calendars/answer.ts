import type { Actor } from '@/lib/auth/permissions'
import type { CalendarFile } from '@/lib/calendars/download'
import type { Translator } from '@/lib/platform/words'
import { answerFile } from '../answer-file'

/** Answers with a calendar to be saved. */
export const answerCalendar = (
  make: (actor: Actor, t: Translator) => Promise<CalendarFile | null>,
): Promise<Response> =>
  answerFile(async (actor, t) => {
    const file = await make(actor, t)
    return file && { ...file, body: Buffer.from(file.bytes), mediaType: 'text/calendar; charset=utf-8' }
  })

import type { Actor } from '@/lib/auth/permissions'
import type { CalendarFile } from '@/lib/calendars/download'
import type { Translator } from '@/lib/platform/words'
import { answerFile } from '../answer-file'

/** Answers with a calendar to be saved. */
export const answerCalendar = (
  make: (actor: Actor, t: Translator) => Promise<CalendarFile | null>,
): Promise<Response> => answerFile('text/calendar; charset=utf-8', make)

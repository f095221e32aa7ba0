import type { Actor } from '@/lib/auth/permissions'
import { calendarBytes } from '@/lib/exports/calendar'
import { readEnv } from '@/lib/platform/env'
import type { Translator } from '@/lib/platform/words'
import { whoseIn } from '@/lib/programme/own'
import { documentOf, entriesOf } from './entries'
import { headOf } from './head'
import { type Selection, selectItem, selectProgramme } from './queries'
import { entryWords } from './words'

export type CalendarFile = { bytes: Uint8Array; fileName: string }

/**
 * A visit's programme as a file, or the part of `for` (as `whoseIn` reads it; null: all of it). Null when there is none
 * that the actor may see.
 */
export async function programmeFile(
  actor: Actor,
  visitId: string,
  forWhom: string | null,
  t: Translator,
): Promise<CalendarFile | null> {
  const whose = forWhom === null ? null : whoseIn(forWhom)
  if (forWhom !== null && whose === null) return null
  return fileOf(await selectProgramme(actor, visitId, whose), t)
}

/** One item as a file; null when there is none that the actor may see. */
export async function itemFile(actor: Actor, itemId: string, t: Translator): Promise<CalendarFile | null> {
  return fileOf(await selectItem(actor, itemId), t)
}

function fileOf(selection: Selection | null, t: Translator): CalendarFile | null {
  if (!selection) return null
  const { visit, whose, items } = selection
  const { entries, undated } = entriesOf(items, { visit, words: entryWords(t), appUrl: readEnv().APP_URL })
  const { fileName, ...head } = headOf(visit, whose, undated, t)
  return { bytes: calendarBytes(documentOf(visit, { ...head, refreshMinutes: null }, entries)), fileName }
}

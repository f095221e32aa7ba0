import type { Translator } from '@/lib/platform/words'
import type { CalendarVisit } from './types'

type Head = { name: string; description: string; fileName: string }

/**
 * What a calendar is called, what it says of itself, and the name of its file.
 * @param whose the person or subgroup whose part of the programme it is
 * @param undated items that it cannot show
 */
export function headOf(
  { reference, title }: Pick<CalendarVisit, 'reference' | 'title'>,
  whose: string | null,
  undated: number,
  t: Translator,
): Head {
  const about = t('calendars.file.about', { reference, title })
  return {
    name: whose === null ? title : t('calendars.file.person', { title, name: whose }),
    description: undated === 0 ? about : `${about} ${t('calendars.file.leftOut', { count: undated })}`,
    fileName: `${[reference, whose].filter(Boolean).join(' ')}.ics`,
  }
}

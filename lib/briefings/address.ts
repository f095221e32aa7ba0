import { severalInAddress } from '@/lib/directory/several'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import type { Briefing } from './types'

/** Where all of each list of a briefing stands. */
export type BriefingPlaces = Record<'followUps' | 'agreements' | 'meetings' | 'people', string>

/**
 * The registers that hold exactly what a briefing lists the beginning of; what has no register, and what is with more
 * organisations than an address holds, stands whole on the sheet.
 * @param sheet the address of the sheet
 */
export function briefingPlaces({ organisations }: Briefing, sheet: string): BriefingPlaces {
  const all = withQuery(sheet, { rows: 'all' })
  const whom = severalInAddress(organisations.map(({ id }) => id))
  if (whom === null) return { followUps: all, agreements: all, meetings: all, people: all }
  return {
    followUps: withQuery('/follow-ups', { status: 'unfinished', with: whom }),
    agreements: withQuery('/agreements', { with: whom }),
    meetings: all,
    people: all,
  }
}

/** Whether a sheet is asked for with all that there is. */
export const wantsAll = (query: Query): boolean => readQuery(query, ['rows']).rows === 'all'

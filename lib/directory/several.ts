import { isUuid } from '@/lib/platform/id'

/** Between several organisations of one filter: ids, or words of their names. */
const BETWEEN = ';'
/** As many ids as one parameter of an address holds (`readQuery`). */
const MOST_IN_ADDRESS = 5
/** What one statement asks about; hosts of one meeting, of which there are rarely three. */
const MOST = 50

/** What a filter asks for, each by itself. */
export const severalOf = (text: string): string[] =>
  text
    .split(BETWEEN)
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, MOST)

/** The filter of these organisations; null of none, and of more than an address holds. */
export const severalInAddress = (ids: readonly string[]): string | null =>
  ids.length > 0 && ids.length <= MOST_IN_ADDRESS ? ids.join(BETWEEN) : null

/** The ids among what a filter asks for. */
export const idsOfSeveral = (text = ''): string[] => severalOf(text).filter(isUuid)

/** What is asked for in words: the names of the ids as they were found, and what was typed. */
export const severalInWords = (text: string, found: string | null | undefined): string =>
  [found, ...severalOf(text).filter((one) => !isUuid(one))].filter(Boolean).join(`${BETWEEN} `)

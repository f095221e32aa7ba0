/** The lists of a follow-up's page that grow with the years: each begins short. */
export const LISTS = ['progress', 'evidence', 'reviews', 'dueDates', 'comments', 'waitedFor'] as const
export type List = (typeof LISTS)[number]

/** Rows that a list begins with. */
const SHORT: Record<List, number> = { progress: 5, evidence: 20, reviews: 3, dueDates: 5, comments: 10, waitedFor: 10 }
/** Rows of a whole list: more than anybody reads on one page. */
const MOST = 500

/** What is asked for: every list as long as it is, as it begins, or one of them whole. */
export type Shown = 'whole' | 'short' | List

export const rowsOf = (list: List, shown: Shown): number => (shown === 'whole' || shown === list ? MOST : SHORT[list])

/** The list that an address asks for whole (`?all=comments`), else as they begin. */
export const shownIn = (asked: string | undefined): Shown => LISTS.find((list) => list === asked) ?? 'short'

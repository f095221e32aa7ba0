import { type FollowUpFilters, filtersToQuery } from '@/lib/follow-ups/register/filters'

/** The figures of the Monday digest that a register of follow-ups has, by the filters that lead to their rows. */
export const DIGEST_FOLLOW_UPS = {
  late30: { overdue: '1', lateDays: '1-30' },
  late90: { overdue: '1', lateDays: '31-90' },
  late180: { overdue: '1', lateDays: '91-180' },
  lateMore: { overdue: '1', lateDays: '181-' },
  unowned: { unowned: '1' },
  stale: { stale: '1' },
} as const satisfies Record<string, FollowUpFilters>

/** Agreements that end within so many days. */
export const ENDING_DAYS = 180

/** All figures in the order in which they are told; a word of each is `notifications.digest.<key>`. */
export const DIGEST_KEYS = [
  'reviews',
  'outside',
  'late30',
  'late90',
  'late180',
  'lateMore',
  'unowned',
  'stale',
  'paper',
  'ending',
] as const
export type DigestKey = (typeof DIGEST_KEYS)[number]
export type Figures = Partial<Record<DigestKey, number>>

/** Counted up to here; beyond it is "1,000+". */
export const DIGEST_LIMIT = 1_000

const PATHS: Readonly<Record<Exclude<DigestKey, keyof typeof DIGEST_FOLLOW_UPS>, string>> = {
  reviews: '/reviews',
  // The desk has them by name.
  outside: '/',
  paper: '/reports/agreed?stage=on_paper',
  ending: `/agreements?expires=${ENDING_DAYS}`,
}

/** Where a figure leads. */
export const pathOf = (key: DigestKey): string =>
  key in DIGEST_FOLLOW_UPS
    ? `/follow-ups?${filtersToQuery(DIGEST_FOLLOW_UPS[key as keyof typeof DIGEST_FOLLOW_UPS])}`
    : PATHS[key as keyof typeof PATHS]

export type DigestLine = { key: DigestKey; shown: string; path: string }

/** The figures that are there, each with what it says and where it leads; nothing of what is nought. */
export const digestLines = (figures: Readonly<Record<string, unknown>>): DigestLine[] =>
  DIGEST_KEYS.flatMap((key) => {
    const count = figures[key]
    if (typeof count !== 'number' || count < 1) return []
    return [{ key, shown: count > DIGEST_LIMIT ? '1,000+' : String(count), path: pathOf(key) }]
  })

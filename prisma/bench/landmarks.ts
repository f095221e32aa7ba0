/**
 * Records of the generated data that a measurement goes to, whatever seed, number of visits or scale: their ids are
 * fixed. The ids of everything else follow from the seed.
 */
export const LANDMARKS = {
  /** A completed visit with 60 programme items, held by everyone's rights. */
  visit: '01700000-0000-7000-8000-00000000be01',
  /** A held meeting of that visit with the long readout. */
  meeting: '01700000-0000-7000-8000-00000000be02',
  /** A final readout of 20 pages: some 60,000 characters over its three sections. */
  readout: '01700000-0000-7000-8000-00000000be03',
  /** An organisation that hosts 2,000 meetings, fewer where there are not four times as many readouts. */
  organisation: '01700000-0000-7000-8000-00000000be04',
  /** An outcome of the long readout, and its follow-up: overdue, blocked and open for change. */
  outcome: '01700000-0000-7000-8000-00000000be05',
  followUp: '01700000-0000-7000-8000-00000000be06',
  /** A visit under way, restricted to nobody: for creating and editing. */
  openVisit: '01980000-0000-7000-8000-00000000be07',
} as const

/** Visits ahead whose programmes move while they are measured (`busy.ts`). */
export const BUSY = {
  /** Each ten days in four cities with 60 items for the same twenty people, one after the other. */
  planned: Array.from({ length: 8 }, (_, n) => `01700000-0000-7000-8000-00000000be1${n + 1}`),
  /** 500 items, all in the feed of one person. */
  conference: '01700000-0000-7000-8000-00000000be20',
} as const
/** Of that feed. No secret: it exists in generated databases only. */
export const FEED_TOKEN = 'generated-feed-token-generated-feed-token-x'

/** Stands in one visit title, one item title, two outcomes and two follow-ups, at every scale. */
export const RARE_WORD = 'zarvintok'
/** Stands in about a third of all outcomes and follow-ups, and in many titles of visits and items. */
export const COMMON_WORD = 'cooperation'

/** Of every bench sign-in. No secret: these accounts exist in generated databases only. */
export const BENCH_PASSWORD = 'generated bench password'

export const BENCH_ROLES = ['viewer', 'staff', 'planner', 'manager', 'admin'] as const
export type BenchRole = (typeof BENCH_ROLES)[number]

/** The address of a bench user; number 1 of every role is active and linked to a person. */
export const benchEmail = (role: BenchRole, number = 1): string => `bench-${role}-${number}@tashrif.example`

export const LANDMARK_ITEMS = 60
export const LANDMARK_MEETINGS = 2000
export const LANDMARK_READOUT_LENGTH = 60_000

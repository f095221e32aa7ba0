import type { OutcomeType } from '@/lib/outcomes/schema'

/** What counts as agreed: DESIGN calls the rest by other names. */
export const PROMISES = ['agreement', 'commitment', 'decision'] as const satisfies readonly OutcomeType[]
/** What came out of the same meetings and promises nothing yet: counted beside. */
export const BESIDE = ['invitation', 'offer', 'request', 'intention'] as const satisfies readonly OutcomeType[]

/** How far what was agreed has come, each within the one before; `on_paper` is what has not. */
export const FUNNEL = ['agreed', 'with_follow_up', 'started', 'closed'] as const
/** All that can be listed: what was agreed, what stands beside it, and what is still a draft. */
export const STAGES = [...FUNNEL, 'on_paper', 'beside', 'drafts'] as const
export type Stage = (typeof STAGES)[number]

/** Agreed more than so many days ago and nothing started: on paper only. */
export const ON_PAPER_DAYS = 90

/** What the numbers can be broken down by. */
export const BREAKDOWNS = ['visit', 'country', 'host', 'lead', 'topic', 'year'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

/** Days that follow-ups are overdue, as `lateDays` of the register has them; the last has no end. */
export const OVERDUE_AGES = [
  { from: 1, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: null },
] as const

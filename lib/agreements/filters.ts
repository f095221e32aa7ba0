/**
 * As they stand in the address; all combine, and what is no known value filters nothing. Visit and party: an id (a link's)
 * or words (a person's); `with` several organisations (`severalOf`) and those below them, as parties or in a meeting. `year` of the signature, or `none`; `expires` within so many days, or ended and not marked so.
 */
export const AGREEMENT_FILTERS = [
  'status',
  'type',
  'visit',
  'country',
  'party',
  'with',
  'year',
  'expires',
  'q',
] as const
export type AgreementFilterName = (typeof AGREEMENT_FILTERS)[number]

export type AgreementFilters = Partial<Record<AgreementFilterName, string>> & {
  /** Id of the last row of the page before. */
  after?: string
  /** Id of the first row of the page after. */
  before?: string
  /** `all` for the exact number, however many there are. */
  count?: string
}

/** Days ahead that the list offers; any other number in the address works too. */
export const EXPIRES_WITHIN = [30, 90, 180, 365] as const

/** A number of days from the address; null for what is none. */
export const daysAsked = (text: string | undefined): number | null =>
  /^\d{1,4}$/.test(text ?? '') ? Number(text) : null

/** A year from the address; null for what is none. There is no year 0. */
export const yearAsked = (text: string | undefined): number | null =>
  /^[1-9]\d{3}$/.test(text ?? '') ? Number(text) : null

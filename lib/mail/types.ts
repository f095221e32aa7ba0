export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'uncertain', 'dropped'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** For the words of a mail: nothing by which a visit could be known, for its receiver may lose the right to it. */
export type MailValues = Record<string, string | number | boolean>

/** A mail that is asked for: to whom, and what of. What it says is composed when it is sent. */
export type MailInput = {
  userId: string
  /** Names its composer. */
  kind: string
  /** Scope of reading; null for what belongs to no visit. */
  visitId: string | null
  subjectType: string
  subjectId: string
  values: MailValues
}

/** What a mail says, in words. */
export type Letter = {
  subject: string
  heading: string
  /** Paragraphs. */
  lines: readonly string[]
  /** Figures, each leading to what it counts. */
  list?: readonly { label: string; path: string }[]
  /** Where it leads; `path` within the application, from `/`. */
  action: { label: string; path: string }
}

/**
 * Makes what a mail of some kind says, of what is true at `now`; null: nothing any more, or nothing for this receiver.
 */
export type Composer = (mail: MailInput, now: Date) => Promise<Letter | null>

export type MailRow = {
  id: string
  address: string
  receiver: { id: string; name: string }
  kind: string
  state: MailState
  attempts: number
  lastError: string | null
  /** Instants. */
  createdAt: string
  stateAt: string
}

export type MailPage = {
  rows: MailRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

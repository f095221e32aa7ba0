import type { Judgement } from '@/lib/follow-ups/schema'
import type { LinkState, OutsideAnswer } from './rules'

/** A link as its makers see it; its address is not kept. Instants are ISO strings. */
export type LinkView = {
  id: string
  organisation: string
  state: LinkState
  message: string | null
  maker: string
  madeAt: string
  endsAt: string
  revokedAt: string | null
  lastUsedAt: string | null
  reports: number
}

export type ReportState = 'waiting' | 'accepted' | 'declined'

export type ReportedFile = { id: string; name: string; mediaType: string; size: number }

/** What an outside body sent, for who works on the follow-up. */
export type ReportView = {
  id: string
  organisation: string
  sender: string
  text: string
  percent: number | null
  judgement: Judgement | null
  nextStep: string | null
  at: string
  state: ReportState
  reason: string | null
  decider: string | null
  decidedAt: string | null
  links: string[]
  files: ReportedFile[]
}

/** An earlier report as its sender sees it. */
export type OwnReport = Omit<ReportView, 'organisation' | 'decider' | 'decidedAt' | 'files'> & {
  files: { id: string; name: string; size: number }[]
}

/** All that a private link shows, and nothing else. */
export type OutsidePage = {
  answer: OutsideAnswer
  reference: string
  title: string
  dueDate: string | null
  organisation: string
  message: string | null
  endsAt: string
  homeZone: string
  reports: OwnReport[]
}

/** A report that waits, as a line of the desk. */
export type WaitingReport = {
  id: string
  organisation: string
  at: string
  homeZone: string
  followUp: { id: string; reference: string; title: string }
  visit: string
}

/** An organisation that a link is likely for. */
export type LikelyOrganisation = { id: string; name: string; as: 'lead' | 'supporting' }

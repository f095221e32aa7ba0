import type { ItemStatus } from '@/lib/programme/workflow'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { FOLLOW_UP_STATUSES, type FollowUpStatus } from './workflow'

/** Tashrif's measure of itself, in order (DESIGN, first page). The words are `shell.chain.<key>`. */
export const CHAIN_KEYS = ['item', 'readout', 'outcome', 'followUp', 'evidence', 'review', 'closed'] as const
export type ChainKey = (typeof CHAIN_KEYS)[number]
/** `current` is where the reader stands; `none`: this chain has no such step and needs none. */
export type ChainState = 'done' | 'current' | 'todo' | 'none'

/** What a page knows of one step: one line of content and a tag, in whatever the page draws with, handed through. */
export type ChainPart<Node> = { href?: string; detail?: string | Node; tag?: Node }

export type ChainStep<Node> = ChainPart<Node> & { key: ChainKey; state: ChainState }

/** Left out or null: not there yet. A page of several (outcomes of a readout) passes the one that is furthest behind. */
export type ChainData<Node> = {
  here: ChainKey
  /** Null: an agreement that was signed at no programme item. */
  item: (ChainPart<Node> & { status: ItemStatus; expectsReadout: boolean }) | null
  readout?: (ChainPart<Node> & { status: ReadoutStatus }) | null
  /** An agreement stands where outcomes stand: it has no readout of its own to wait for. */
  ofAgreement?: boolean
  /** `needsFollowUp` false: a reason is recorded that none is needed, or it is information owed by nobody. */
  outcome?: (ChainPart<Node> & { needsFollowUp: boolean }) | null
  followUp?: (ChainPart<Node> & { status: FollowUpStatus }) | null
  evidence?: (ChainPart<Node> & { count: number }) | null
  review?: ChainPart<Node> | null
  closed?: ChainPart<Node> | null
}

/**
 * The steps of the chain as one page sees it, always all seven in order. A link is left out of the step where the
 * reader stands. Pure: the same data give the same steps on the pages of item, readout, outcome, follow-up and review.
 */
export function chainSteps<Node>(data: ChainData<Node>): ChainStep<Node>[] {
  const states = chainStates(data)
  return CHAIN_KEYS.map((key) => {
    const { href, detail, tag } = data[key] ?? {}
    const here = key === data.here
    return {
      key,
      state: here ? 'current' : states[key],
      ...(href !== undefined && !here ? { href } : {}),
      ...(detail !== undefined ? { detail } : {}),
      ...(tag !== undefined ? { tag } : {}),
    }
  })
}

type Reached = Exclude<ChainState, 'current'>

const doneWhen = (done: boolean): Reached => (done ? 'done' : 'todo')

function chainStates<Node>(data: ChainData<Node>): Record<ChainKey, Reached> {
  const { item, readout, outcome, followUp, evidence, ofAgreement = false } = data
  const off = !item || item.status === 'cancelled'
  const noReadout = !readout && (ofAgreement || off || !item.expectsReadout)
  const noFollowUp = !followUp && ((noReadout && !ofAgreement) || outcome?.needsFollowUp === false)
  const status = followUp?.status
  const ended = noFollowUp || status === 'dropped'
  const step = (none: boolean, done: boolean): Reached => (none && !done ? 'none' : doneWhen(done))
  return {
    item: step(off, item?.status === 'held'),
    readout: step(noReadout, readout?.status === 'final'),
    outcome: step(noReadout && !outcome, Boolean(outcome)),
    followUp: step(ended, status === 'in_review' || status === 'closed'),
    evidence: step(ended, (evidence?.count ?? 0) > 0),
    review: step(ended, status === 'closed'),
    closed: step(ended, status === 'closed'),
  }
}

/** The state of the follow-up that is furthest behind, for a page that stands before several; null when there is none. */
export function furthestBehind(statuses: readonly FollowUpStatus[]): FollowUpStatus | null {
  return FOLLOW_UP_STATUSES.find((status) => statuses.includes(status)) ?? null
}

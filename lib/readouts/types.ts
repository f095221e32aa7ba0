import type { ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { TextDoc } from '@/lib/text/types'
import type { VisitStatus } from '@/lib/visits/workflow'
import type { Handling, Side } from './schema'
import type { ReadoutStatus } from './workflow'

/** The meeting as every page about what came of it names it. */
export type MeetingFacts = {
  id: string
  reference: string
  title: string
  type: ItemType
  status: ItemStatus
  /** Local day `YYYY-MM-DD`; null while it or the arrival is not known, then perhaps a day's number. */
  date: string | null
  dayNumber: number | null
  /** `14:30–16:00 Shanghai`; null: not known. */
  time: string | null
  city: string | null
  venue: string | null
  readoutExpected: boolean
}

export type VisitFacts = {
  id: string
  reference: string
  title: string
  status: VisitStatus
  homeZone: string
}

export type AttendanceRow = {
  id: string
  side: Side
  /** Member or contact. */
  partyId: string
  name: string
  /** Title and organisation as held then. */
  detail: string | null
  personId: string | null
  headcount: number | null
  planned: boolean
  present: boolean
  replacesId: string | null
  replacesName: string | null
}

/** A section as it stands: fixed ones that nobody wrote are not among them. */
export type SectionView = {
  /** `discussion`, `positions`, `pressLine`, or a UUID. */
  key: string
  title: string | null
  doc: TextDoc
  releasable: boolean
  version: number
  /** Instant. */
  updatedAt: string
  updatedByName: string
}

/** What became of a save: `aside` is kept as a revision and waits for its writer's choice. */
export type SavedSection = {
  outcome: 'saved' | 'same' | 'aside'
  /** Of the section as it now stands. */
  version: number
  revision: number | null
}

export type ReadoutView = {
  id: string
  handling: Handling
  sections: SectionView[]
  status: ReadoutStatus
  version: number
  /** True where positions are not for this reader, whether there are any or not. */
  positionsHidden: boolean
  writerId: string | null
  writerName: string
  /** Of the last return, until it is submitted again, empty where all stand beside the text; null: not for a reader without drafts. */
  returnComments: string | null
  /** Instants. */
  createdAt: string
  submittedAt: string | null
  clearedAt: string | null
  finalisedAt: string | null
  /** 0 for a reader without drafts. */
  revisions: number
  correction: { reason: string; by: string; at: string } | null
  proposed: string[]
  source: { id: string; title: string; description: string | null; url: string | null } | null
  meeting: MeetingFacts
  visit: VisitFacts
  attendance: AttendanceRow[]
}

/** A meeting on its way to a readout. */
export type MeetingToRecord = {
  meeting: MeetingFacts
  visit: VisitFacts
  readout: { id: string; status: ReadoutStatus } | null
  /** Names as the plan has them. */
  plan: { ours: string[]; host: string[] }
}

/** One line of a visit's readouts: a meeting and how far its record has come. */
export type VisitReadoutRow = {
  meeting: MeetingFacts
  readout: {
    id: string
    status: ReadoutStatus
    restricted: boolean
    writerName: string
    returned: boolean
    outcomes: number
  } | null
}

export type RevisionKind = 'saved' | 'restored' | 'corrected' | 'aside'
export type RevisionRow = {
  number: number
  sectionKey: string
  title: string | null
  kind: RevisionKind
  /** Instants: when it was typed, and when it arrived. */
  writtenAt: string
  at: string
  by: string
  reason: string | null
  restoredFrom: number | null
}
export type Revision = RevisionRow & { doc: TextDoc }

/** What one writer saved without a longer break: a line of the list of revisions that opens to all of them. */
export type Sitting = {
  /** Numbers of its first and latest revision; those of others may lie between them. */
  first: number
  last: number
  saves: number
  kind: RevisionKind
  byId: string | null
  by: string
  sections: { key: string; title: string | null }[]
  /** Instants: from when until when it was typed. */
  typedFrom: string
  typedUntil: string
  /** Instant; null where each save arrived within a minute of being typed. */
  arrivedAt: string | null
  reason: string | null
  restoredFrom: number | null
}
/** Sittings, latest first; `next` is what the following page begins before. */
export type SittingPage = { rows: Sitting[]; next: number | null }

/** What a manager says beside the text. */
export type CommentView = {
  id: string
  /** Null: of the whole readout. */
  sectionKey: string | null
  /** The words that it stands beside, as they were. */
  quote: string | null
  text: string
  by: string
  /** Instants. */
  at: string
  settled: { at: string; by: string } | null
  /** One's own, of this round: it can be taken back until the readout is returned. */
  removable: boolean
}

/** Somebody of the visit who is not on the list yet. */
export type AttendeeChoice = { id: string; label: string }

/** Somebody who has the readout open for writing: one for each window of theirs. */
export type Writer = { userId: string; name: string; sectionKey: string | null; device: string }
/** What a window that writes is told of the others: who they are, and the version of each section as it stands. */
export type Writing = { writers: Writer[]; versions: Record<string, number> }

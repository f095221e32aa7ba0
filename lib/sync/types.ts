import type { OutcomeView } from '@/lib/outcomes/types'
import type { Failure } from '@/lib/platform/result'
import type { Handling, Side } from '@/lib/readouts/schema'
import type { AttendanceRow, MeetingFacts, SectionView, VisitFacts } from '@/lib/readouts/types'
import type { ReadoutStatus } from '@/lib/readouts/workflow'

/** Of the shapes below; a device with another one asks for a new version of the application. */
export const SYNC_VERSION = 1

/** Whose device it is. */
export type SyncPerson = { userId: string; name: string; mayWrite: boolean }

/** Somebody of the visit who can be put on an attendance with one tap. */
export type PackParty = { side: Side; id: string; name: string; detail: string | null; headcount: number | null }

/** The readout of a meeting as the device knows it. */
export type PackReadout = {
  id: string
  /** False where only that it is there was taken along: it is closed and its meeting is over. */
  whole?: boolean
  status: ReadoutStatus
  handling: Handling
  version: number
  writerId: string | null
  writerName: string
  returnComments: string | null
  sections: SectionView[]
  attendance: AttendanceRow[]
  outcomes: OutcomeView[]
}

export type PackMeeting = MeetingFacts & {
  /** Instants; null where they cannot be derived. */
  startsAt: string | null
  endsAt: string | null
  /** IANA. */
  zone: string
  objective: string | null
  agenda: string | null
  /** Hosts by name. */
  hosts: string[]
  /** Ids of those of `parties` who are planned. */
  planned: string[]
  /** Those of them who said that they do not come. */
  declined: string[]
  noteTaker: string | null
  mine: boolean
  readout: PackReadout | null
}

/** "Take with me": what a device holds of a visit. Sections and readouts only as far as the person may see them. */
export type VisitPack = {
  v: typeof SYNC_VERSION
  /** Instant, by the server's clock. */
  takenAt: string
  visit: VisitFacts & { arrivalDate: string | null; departureDate: string | null }
  delegation: PackParty[]
  counterparts: PackParty[]
  /** Organisations to choose as lead of a follow-up. */
  organisations: { id: string; name: string }[]
  /** People who can be accountable. */
  officers: { id: string; name: string }[]
  programme: PackMeeting[]
}

/** One write that waits on the device. `input` holds no `commandId`: that is the entry's own. */
export type SyncEntry = {
  /** The idempotency key: the command's id. */
  commandId: string
  command: string
  input: Record<string, unknown>
  /** By the device's clock. */
  writtenAt: string
}

/**
 * POST /api/sync. Nobody else's work is taken under a session: `userId` is whose device it is. Entries are done in
 * order; the first that cannot be answered (`unavailable`) ends the answer.
 */
export type SyncRequest = {
  v: number
  userId: string
  /** The device's clock now: the server reckons `writtenAt` by what the two clocks differ. */
  sentAt: string
  entries: SyncEntry[]
}
export type SyncAnswer = { commandId: string; result: { ok: true; value: unknown } | { ok: false; failure: Failure } }
/** Why nothing of a request was done. `deactivated`: the device wipes itself. */
export type SyncRefusal = {
  reason: 'signedOut' | 'deactivated' | 'otherPerson' | 'outdated' | 'forbidden' | 'missing' | 'invalid' | 'unavailable'
}
/** GET /api/sync/me. `token` shows whose device it is when its session is long over. */
export type SyncMe = { v: typeof SYNC_VERSION; person: SyncPerson; token: string }
/** Of what a signed-out device shows to be told when its account is deactivated. */
export const DEVICE_HEADER = 'tashrif-device'
export type SyncResponse = { v: typeof SYNC_VERSION; now: string; person: SyncPerson; answers: SyncAnswer[] }

/** GET /api/sync/visits: a visit that could be taken along. */
export type Takeable = {
  id: string
  reference: string
  title: string
  status: VisitFacts['status']
  arrivalDate: string | null
  departureDate: string | null
}

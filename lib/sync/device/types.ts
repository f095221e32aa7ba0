import type { Failure } from '@/lib/platform/result'
import type { TextDoc } from '@/lib/text/types'
import type { SyncEntry, VisitPack } from '../types'

/**
 * A write that waits on the device, in the order of `seq`. `decision`: answered with a failure; kept until decided.
 * `done`: on the server, and shown from here until a visit that was taken along has been told anew.
 */
export type WaitingEntry = SyncEntry & {
  seq: number
  state: 'waiting' | 'decision' | 'done'
  failure: Failure | null
  /** What people call it: the meeting, the visit. */
  label: string | null
}

/** A text and the version of the section that it is, or was written on; 0 where there was none. */
export type VersionedDoc = { doc: TextDoc; version: number }

/** A text on its way: frozen, so that sent again it is the same command with the same input. */
export type InFlight = { commandId: string; doc: TextDoc; baseVersion: number; writtenAt: string }

/**
 * Both changed: this text and the one that stands. `where` says whether that is on the server or in another window
 * of this device; `theirs` is null until the device has been told it.
 */
export type Choice = {
  where: 'server' | 'device'
  base: TextDoc
  mine: TextDoc
  theirs: TextDoc | null
  /** Of `theirs`: what is chosen is written on it. */
  version: number
  by: string | null
  /** Instant. */
  at: string | null
}

/** A section of a readout as somebody writes it here. Clean when there is neither `draft` nor `inFlight`. */
export type DeviceSection = {
  readoutId: string
  key: string
  title: string | null
  label: string | null
  /** What the server last said or acknowledged. */
  base: VersionedDoc
  /** When what was acknowledged last was written here, by the device's clock. */
  savedAt: string | null
  inFlight: InFlight | null
  /** Newer than what is on its way. */
  draft: { doc: TextDoc; writtenAt: string } | null
  choice: Choice | null
  /** Not applied, and not sent again by itself. */
  failure: Failure | null
}

export type FileTarget = { visitId: string; readoutId?: string; followUpId?: string; agreementId?: string }

/** A photo or paper that waits; its bytes are kept beside it. */
export type WaitingFile = {
  id: string
  name: string
  size: number
  target: FileTarget
  keepLocation: boolean
  writtenAt: string
  state: 'waiting' | 'decision'
  failure: Failure | null
}

/**
 * A visit that was taken along. `ahead`: milliseconds by which the server's clock was ahead of this device's when the
 * visit was taken, since what is on now is not to hang on a clock that somebody set wrong.
 */
export type KeptPack = { visitId: string; pack: VisitPack; bytes: number; ahead: number }

/** Everything on the device that is not on the server, and what is undecided. */
export type Outbox = { entries: WaitingEntry[]; sections: DeviceSection[]; files: WaitingFile[] }

/** What hinders sending, as far as the device knows. */
export type Hindrance = 'offline' | 'signedOut' | 'unavailable' | 'outdated' | null

/** Always true: `toSend` writes wait, `decisions` were answered with a failure or wait for a choice. */
export type SyncState =
  | { kind: 'saved' }
  | { kind: 'waiting'; toSend: number; hindrance: Hindrance }
  | { kind: 'decision'; entries: number; toSend: number; hindrance: Hindrance }

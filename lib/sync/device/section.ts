import type { Failure } from '@/lib/platform/result'
import type { TextDoc } from '@/lib/text/types'
import type { SyncAnswer, SyncEntry } from '../types'
import { NO_TEXT, sameText } from './same'
import type { Choice, DeviceSection, InFlight, VersionedDoc } from './types'

/** Which section it is, and what people call it. */
export type SectionOf = { readoutId: string; key: string; title: string | null; label: string | null }

/** A section that nobody has written in here yet. */
export const freshSection = (of: SectionOf, server: VersionedDoc | null): DeviceSection => ({
  ...of,
  base: server ?? { doc: NO_TEXT, version: 0 },
  savedAt: null,
  inFlight: null,
  draft: null,
  choice: null,
  failure: null,
})

/** The text as its writer last saw it. */
export const textOf = (section: DeviceSection): TextDoc =>
  section.draft?.doc ?? section.inFlight?.doc ?? section.base.doc

export const isClean = (section: DeviceSection): boolean =>
  section.draft === null && section.inFlight === null && section.choice === null

/**
 * What the server says of a section, when nothing of it waits here: taken over if it is newer. Otherwise the device
 * goes on from what it knows, and the server tells the two apart.
 */
export function told(section: DeviceSection, server: VersionedDoc | null): DeviceSection {
  if (!server || !isClean(section) || server.version <= section.base.version) return section
  return { ...section, base: server }
}

/**
 * Somebody typed.
 * @param seen the text that was on their screen before: where another one stands, another window or the server changed it
 *   meanwhile, and both are kept to choose from
 */
export function typed(
  section: DeviceSection,
  doc: TextDoc,
  at: { writtenAt: string; seen: TextDoc | null },
): DeviceSection {
  const stands = textOf(section)
  if (sameText(stands, doc)) return section
  const next = { ...section, draft: { doc, writtenAt: at.writtenAt } }
  const missed = !sameText(at.seen, stands)
  if (section.choice) return withMine(next, missed ? joined(stands, doc) : doc)
  if (!missed) return next
  const choice: Choice = {
    where: 'device',
    base: section.base.doc,
    mine: doc,
    theirs: stands,
    version: section.base.version,
    by: null,
    at: section.draft?.writtenAt ?? null,
  }
  return { ...next, choice }
}

function withMine(section: DeviceSection, doc: TextDoc): DeviceSection {
  if (!section.choice || !section.draft) return section
  return { ...section, draft: { ...section.draft, doc }, choice: { ...section.choice, mine: doc } }
}

/** Both texts, one after the other: where three meet there is no side by side, and none may go. */
export const joined = (a: TextDoc, b: TextDoc): TextDoc =>
  sameText(a, b) ? a : { type: 'doc', content: [...a.content, ...b.content] }

/** The writer has chosen: `doc` is to stand on what stood. */
export function settled(section: DeviceSection, doc: TextDoc, writtenAt: string): DeviceSection {
  const { choice } = section
  // Another window has chosen meanwhile: what is chosen here is put beside that.
  if (!choice?.theirs) return typed(section, doc, { writtenAt, seen: null })
  const base = choice.where === 'server' ? { doc: choice.theirs, version: choice.version } : section.base
  const stands = section.inFlight?.doc ?? base.doc
  const draft = sameText(stands, doc) ? null : { doc, writtenAt }
  return { ...section, base, draft, choice: null, failure: null }
}

/** The text of the server that a choice waits for. */
export function toldTheirs(
  section: DeviceSection,
  theirs: VersionedDoc & { by: string | null; at: string | null },
): DeviceSection {
  const { choice } = section
  if (choice?.where !== 'server' || theirs.version < choice.version) return section
  const { doc, version, by, at } = theirs
  return { ...section, choice: { ...choice, theirs: doc, version, by, at } }
}

/** Puts the draft on its way; null where there is nothing to send. */
export function frozen(section: DeviceSection, commandId: string): DeviceSection | null {
  const { draft, base } = section
  if (!draft || section.inFlight || section.choice || section.failure) return null
  return { ...section, inFlight: { commandId, baseVersion: base.version, ...draft }, draft: null }
}

/** The save of a text that was put on its way. */
export function entryOf(section: DeviceSection): SyncEntry {
  const { readoutId, key, title, inFlight: sent } = section
  if (!sent) throw new Error('nothing on its way')
  return {
    commandId: sent.commandId,
    command: 'saveSection',
    input: { readoutId, key, title, doc: sent.doc, baseVersion: sent.baseVersion },
    writtenAt: sent.writtenAt,
  }
}

/** What became of the text on its way. An answer to another command is none. */
export function answeredSection(section: DeviceSection, { commandId, result }: SyncAnswer): DeviceSection {
  const sent = section.inFlight
  if (sent?.commandId !== commandId) return section
  const draft = undecidedText(section, sent)
  if (!result.ok) {
    if (isUnanswered(result.failure)) return section
    return { ...section, inFlight: null, draft, choice: null, failure: result.failure }
  }
  const { outcome, version } = result.value as { outcome: 'saved' | 'same' | 'aside'; version: number }
  if (outcome === 'aside') {
    const { doc: base } = section.base
    const choice: Choice = { where: 'server', base, mine: draft.doc, theirs: null, version, by: null, at: null }
    return { ...section, inFlight: null, draft, choice }
  }
  const newer = section.draft && !sameText(section.draft.doc, sent.doc) ? section.draft : null
  return { ...section, base: { doc: sent.doc, version }, savedAt: sent.writtenAt, inFlight: null, draft: newer }
}

/** What is still to be saved after `sent` was not: the newer text, with what another window wrote beside it. */
function undecidedText({ draft, choice }: DeviceSection, sent: InFlight) {
  const mine = draft ?? { doc: sent.doc, writtenAt: sent.writtenAt }
  return choice?.where === 'device' && choice.theirs ? { ...mine, doc: joined(choice.theirs, mine.doc) } : mine
}

/** Nothing was done, and the same may be done later. */
export const isUnanswered = (failure: Failure): boolean =>
  failure.kind === 'unavailable' || failure.kind === 'signedOut'

/** One text for a section's place in the store. */
export const nameOf = ({ readoutId, key }: { readoutId: string; key: string }): string => `${readoutId}/${key}`

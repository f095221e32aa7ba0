import type { Result } from '@/lib/platform/result'
import type { TextDoc } from '@/lib/text/types'
import type { SyncAnswer, SyncEntry, VisitPack } from '../types'
import { sameText } from './same'
import {
  answeredSection,
  entryOf,
  freshSection,
  frozen,
  isClean,
  isUnanswered,
  joined,
  nameOf,
  type SectionOf,
  settled,
  textOf,
  typed,
} from './section'
import type { DeviceSection, Hindrance, Outbox, SyncState, WaitingEntry } from './types'

/** Of one request: the server takes more, a bad network does not. */
export const MOST_ENTRIES = 50
export const MOST_CHARACTERS = 2_000_000

/**
 * The same in the whole outbox: each text of the choice that is neither to stand nor on the server is to be kept aside
 * there, so that choosing takes nothing away.
 */
export function settledIn(
  box: Outbox,
  of: SectionOf,
  { doc, writtenAt, newId }: { doc: TextDoc; writtenAt: string; newId: () => string },
): { box: Outbox; value: DeviceSection } {
  const here = box.sections.find((one) => nameOf(one) === nameOf(of)) ?? freshSection(of, null)
  const { choice } = here
  const given = choice ? [textOf(here), ...(choice.where === 'device' && choice.theirs ? [choice.theirs] : [])] : []
  const value = settled(here, doc, writtenAt)
  const { readoutId, key, title, label, base } = here
  const aside = given
    .filter((text) => !sameText(text, doc))
    .map((text) => ({
      commandId: newId(),
      command: 'keepTextAside',
      input: { readoutId, key, title, doc: text, baseVersion: base.version },
      writtenAt,
      state: 'waiting' as const,
      failure: null,
      label,
    }))
  const sections = [...box.sections.filter((one) => one !== here), value]
  // The store numbers what has no number yet.
  return {
    box: { ...box, sections, entries: [...box.entries, ...(aside as Omit<WaitingEntry, 'seq'>[] as WaitingEntry[])] },
    value,
  }
}

/** The id that a write makes. */
const madeBy = ({ commandId, input }: SyncEntry): string => (typeof input.id === 'string' ? input.id : commandId)

/** Whether `input` names `id` anywhere, other than as its own. */
function names(input: unknown, id: string): boolean {
  if (typeof input === 'string') return input === id
  if (Array.isArray(input)) return input.some((part) => names(part, id))
  return typeof input === 'object' && input !== null && Object.values(input).some((part) => names(part, id))
}

/** Whether `later` makes sense only when `earlier` has been done. */
export const dependsOn = (later: SyncEntry, earlier: SyncEntry): boolean => names(later.input, madeBy(earlier))

const isOpen = ({ state }: WaitingEntry): boolean => state !== 'done'

const isOf = (readoutId: string, { input }: SyncEntry): boolean => names(input, readoutId)

/**
 * What to send now, in order. A write waits while one that it depends on is undecided; while its readout is still to be
 * opened, since the answer may name another one; and a submission until everything of its readout has gone before.
 * @param newId gives a text that is put on its way its command's id
 * @param most entries
 */
export function nextBatch(
  box: Outbox,
  newId: () => string,
  most = MOST_ENTRIES,
): { batch: SyncEntry[]; sections: DeviceSection[] } {
  const entries = box.entries.filter(isOpen).sort((a, b) => a.seq - b.seq)
  const opening = entries.filter(({ command }) => command === 'openReadout')
  const batch: SyncEntry[] = []
  const sections: DeviceSection[] = []
  let room = MOST_CHARACTERS
  let full = false
  const take = (entry: SyncEntry): boolean => {
    const size = JSON.stringify(entry.input).length
    full ||= batch.length >= Math.min(most, MOST_ENTRIES) || (batch.length > 0 && size > room)
    if (full) return false
    room -= size
    batch.push(entry)
    return true
  }
  for (const section of box.sections) {
    if (opening.some((entry) => madeBy(entry) === section.readoutId)) continue
    const next = section.inFlight && !section.failure ? section : frozen(section, newId())
    if (!next?.inFlight || !take(entryOf(next))) continue
    if (next !== section) sections.push(next)
  }
  const held: SyncEntry[] = []
  for (const entry of entries) {
    const waits =
      entry.state === 'decision' ||
      held.some((earlier) => dependsOn(entry, earlier)) ||
      opening.some((earlier) => earlier !== entry && dependsOn(entry, earlier)) ||
      (entry.command === 'submitReadout' && isUnfinished(box, entry))
    if (waits || !take(bare(entry))) held.push(entry)
  }
  return { batch, sections }
}

const bare = ({ commandId, command, input, writtenAt }: WaitingEntry): SyncEntry => ({
  commandId,
  command,
  input,
  writtenAt,
})

/** Whether anything of the readout that `submit` names is not on the server yet. */
function isUnfinished(box: Outbox, submit: WaitingEntry): boolean {
  const { readoutId } = submit.input
  if (typeof readoutId !== 'string') return false
  return (
    box.sections.some((section) => section.readoutId === readoutId && !isClean(section)) ||
    box.files.some(({ target, state }) => target.readoutId === readoutId && state === 'waiting') ||
    box.entries.some((entry) => isOpen(entry) && entry.seq < submit.seq && isOf(readoutId, entry))
  )
}

/** What the device keeps after one answer. */
export function answered(box: Outbox, answer: SyncAnswer): Outbox {
  const sections = box.sections.map((section) => answeredSection(section, answer))
  const entry = box.entries.find(({ commandId }) => commandId === answer.commandId)
  if (!entry) return { ...box, sections }
  const rest = box.entries.filter((other) => other !== entry)
  if (answer.result.ok) {
    const now = { ...box, sections, entries: [...rest, { ...entry, state: 'done' as const, failure: null }] }
    return entry.command === 'openReadout' ? renamed(now, madeBy(entry), idIn(answer.result)) : now
  }
  const { failure } = answer.result
  if (isUnanswered(failure)) return box
  const kept: WaitingEntry = dependsOnUndecided(box, entry) ? entry : { ...entry, state: 'decision', failure }
  return { ...box, sections, entries: [...rest, kept] }
}

const dependsOnUndecided = (box: Outbox, entry: WaitingEntry): boolean =>
  box.entries.some((other) => other.seq < entry.seq && other.state === 'decision' && dependsOn(entry, other))

const idIn = (result: Result<unknown> & { ok: true }): string | null => {
  const { id } = (result.value ?? {}) as { id?: unknown }
  return typeof id === 'string' ? id : null
}

/** A readout that was opened here under one id and goes on under another. */
export type Move = { from: string; to: string }

/** The readouts of `batch` that a colleague had opened before. */
export function movesIn(batch: readonly SyncEntry[], answers: readonly SyncAnswer[]): Move[] {
  return batch.flatMap((entry) => {
    const answer = answers.find(({ commandId }) => commandId === entry.commandId)
    if (entry.command !== 'openReadout' || !answer?.result.ok) return []
    const [from, to] = [madeBy(entry), idIn(answer.result)]
    return to === null || to === from ? [] : [{ from, to }]
  })
}

/** A colleague opened the readout first: what waits for ours is written to theirs. */
export function renamed(box: Outbox, from: string, to: string | null): Outbox {
  if (to === null || to === from) return box
  const entries = box.entries.map((entry) => ({
    ...entry,
    input: rewritten(entry.input, from, to) as SyncEntry['input'],
  }))
  const files = box.files.map((file) =>
    file.target.readoutId === from ? { ...file, target: { ...file.target, readoutId: to } } : file,
  )
  return { entries, files, sections: movedSections(box.sections, from, to) }
}

function rewritten(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (Array.isArray(value)) return value.map((part) => rewritten(part, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rewritten(part, from, to)]))
}

/** Where this device has written in both, the two texts are put to their writer. */
function movedSections(sections: readonly DeviceSection[], from: string, to: string): DeviceSection[] {
  const moving = sections.filter(({ readoutId }) => readoutId === from)
  const all = sections.filter(({ readoutId }) => readoutId !== from)
  for (const section of moving) {
    const at = all.findIndex(({ readoutId, key }) => readoutId === to && key === section.key)
    const other = all[at]
    if (!other) {
      all.push({ ...section, readoutId: to })
      continue
    }
    if (isClean(section)) continue
    const writtenAt = section.draft?.writtenAt ?? ''
    const mine = section.choice?.theirs ? joined(section.choice.theirs, textOf(section)) : textOf(section)
    all[at] = isClean(other) ? { ...section, readoutId: to } : typed(other, mine, { writtenAt, seen: null })
  }
  return all
}

/** Sends once more what was answered with a failure. */
export function triedAgain(box: Outbox, of: Undecided): Outbox {
  return {
    entries: box.entries.map((one) =>
      isThis(of, 'entry', one.commandId) ? { ...one, state: 'waiting', failure: null } : one,
    ),
    files: box.files.map((one) => (isThis(of, 'file', one.id) ? { ...one, state: 'waiting', failure: null } : one)),
    sections: box.sections.map((one) => (isThis(of, 'section', nameOf(one)) ? { ...one, failure: null } : one)),
  }
}

/** Given up on purpose; what made sense only with it is left undecided, so that nothing else goes unseen. */
export function dropped(box: Outbox, of: Undecided): Outbox {
  return {
    entries: box.entries.filter((one) => !isThis(of, 'entry', one.commandId)),
    files: box.files.filter((one) => !isThis(of, 'file', one.id)),
    sections: box.sections.map((one) =>
      isThis(of, 'section', nameOf(one)) ? { ...one, inFlight: null, draft: null, choice: null, failure: null } : one,
    ),
  }
}

/** The texts of this device that a visit as it was taken along does not know yet. */
export function keptTexts(sections: readonly DeviceSection[], pack: VisitPack) {
  const versions = new Map(
    pack.programme.flatMap(({ readout }) =>
      (readout?.sections ?? []).map(
        ({ key, version }) => [nameOf({ readoutId: readout?.id ?? '', key }), version] as const,
      ),
    ),
  )
  return sections
    .filter((section) => !isClean(section) || section.base.version > (versions.get(nameOf(section)) ?? 0))
    .map((section) => ({
      readoutId: section.readoutId,
      key: section.key,
      title: section.title,
      doc: textOf(section),
      writtenAt: section.draft?.writtenAt ?? section.inFlight?.writtenAt ?? section.savedAt ?? pack.takenAt,
    }))
}

/** Names one thing of the outbox. */
export type Undecided = { kind: 'entry' | 'file' | 'section'; id: string }
const isThis = (of: Undecided, kind: Undecided['kind'], id: string): boolean => of.kind === kind && of.id === id

/** What the screens say of all this. */
export function syncState(box: Outbox, hindrance: Hindrance): SyncState {
  const undecided = (one: { state: string }) => one.state === 'decision'
  const open = box.sections.filter((section) => !isClean(section))
  const decisions =
    box.entries.filter(undecided).length +
    box.files.filter(undecided).length +
    open.filter(({ choice, failure }) => choice !== null || failure !== null).length
  const toSend = box.entries.filter(isOpen).length + box.files.length + open.length - decisions
  if (decisions > 0) return { kind: 'decision', entries: decisions, toSend, hindrance }
  return toSend > 0 ? { kind: 'waiting', toSend, hindrance } : { kind: 'saved' }
}

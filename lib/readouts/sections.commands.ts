import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { EMPTY_DOC, plainText, sameDoc } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { type LoadedReadout, stillProposed, subjectOf } from './load.commands'
import { SITTING_MINUTES } from './rules'
import { isFixedSection, SECTIONS, type SectionInput } from './schema'
import type { SavedSection } from './types'

type How = {
  kind: 'saved' | 'restored' | 'corrected'
  restoredFrom?: number
  /** Of a correction. */
  reason?: string
}

/**
 * Writes one section as a new revision. What changes nothing makes none (`same`). What was written on an older text
 * than the one that stands is kept as a revision and not applied (`aside`): its writer chooses between the two.
 */
export async function writeSection(
  context: CommandContext,
  readout: LoadedReadout,
  input: SectionInput,
  how: How = { kind: 'saved' },
): Promise<Result<SavedSection>> {
  const { tx, actor, now } = context
  const stands = await tx.readoutSection.findUnique({
    where: { readoutId_key: { readoutId: readout.id, key: input.key } },
  })
  const version = stands?.version ?? 0
  if (input.title === (stands?.title ?? input.title) && sameDoc((stands?.doc ?? EMPTY_DOC) as TextDoc, input.doc)) {
    return ok({ outcome: 'same', version, revision: null })
  }
  if (input.baseVersion !== version)
    return ok({ outcome: 'aside', version, revision: await keepAside(context, readout, input) })
  const text = plainText(input.doc)
  const releasable = stands?.releasable ?? input.key === 'pressLine'
  const by = { updatedAt: now, updatedBy: actor.userId, updatedByName: actor.name }
  await tx.readoutSection.upsert({
    where: { readoutId_key: { readoutId: readout.id, key: input.key } },
    create: {
      readoutId: readout.id,
      key: input.key,
      title: input.title,
      position: await placeOf(context, readout.id, input.key),
      doc: input.doc,
      text,
      releasable,
      ...by,
    },
    update: { title: input.title, doc: input.doc, text, version: { increment: 1 }, ...by },
  })
  const revision = await addRevision(context, readout.id, { ...input, text, releasable }, how)
  await noteSave(context, readout, { key: input.key, revision, how })
  return ok({ outcome: 'saved', version: version + 1, revision })
}

/** Keeps a text as a revision that is not applied. The same words kept aside twice in a row are kept once. */
export async function keepAside(context: CommandContext, readout: LoadedReadout, input: SectionInput): Promise<number> {
  const { tx, actor } = context
  const text = plainText(input.doc)
  const last = await tx.readoutRevision.findFirst({
    where: { readoutId: readout.id, sectionKey: input.key, kind: 'aside', writtenBy: actor.userId },
    orderBy: { number: 'desc' },
  })
  if (last && sameDoc(last.doc as TextDoc, input.doc)) return last.number
  return await addRevision(context, readout.id, { ...input, text, releasable: false }, { kind: 'aside' })
}

type Kept = SectionInput & { text: string; releasable: boolean }

/** @returns the number of the new revision; the readout is locked, so that each number is given once */
async function addRevision(
  { tx, actor, now, writtenAt }: CommandContext,
  readoutId: string,
  { key, title, doc, text, releasable, baseVersion }: Kept,
  { kind, restoredFrom, reason }: Omit<How, 'kind'> & { kind: How['kind'] | 'aside' },
): Promise<number> {
  const last = await tx.readoutRevision.aggregate({ where: { readoutId }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  await tx.readoutRevision.create({
    data: {
      readoutId,
      number,
      sectionKey: key,
      title,
      doc,
      text,
      releasable,
      kind,
      baseVersion,
      restoredFrom: restoredFrom ?? null,
      reason: reason ?? null,
      writtenBy: actor.userId,
      writtenByName: actor.name,
      writtenAt,
      at: now,
    },
  })
  return number
}

/** Own sections stand after the fixed ones, in the order in which they were begun. */
async function placeOf({ tx }: CommandContext, readoutId: string, key: string): Promise<number> {
  if (isFixedSection(key)) return SECTIONS.indexOf(key) + 1
  const last = await tx.readoutSection.aggregate({ where: { readoutId }, _max: { position: true } })
  return Math.max(last._max.position ?? 0, SECTIONS.length) + 1
}

/** Who saves a readout without a writer becomes it. The words are in the revision: the history says which to read. */
async function noteSave(
  context: CommandContext,
  readout: LoadedReadout,
  { key, revision, how }: { key: string; revision: number; how: How },
): Promise<void> {
  const { tx, actor, audit } = context
  const adopted =
    readout.writerId === null && actor.userId !== null && how.kind !== 'corrected'
      ? { writerId: actor.userId, writerName: actor.name }
      : {}
  const proposed = stillProposed(context, readout.proposed, [key])
  await tx.readout.update({ where: { id: readout.id }, data: { ...adopted, proposed } })
  if (how.kind === 'saved' && (await isSameSitting(context, readout.id))) return
  audit({
    ...subjectOf(readout),
    action: `readout.${how.kind}`,
    changes: { revision: { from: how.restoredFrom ?? null, to: revision } },
    reason: how.reason ?? null,
  })
}

async function isSameSitting({ tx, actor, now }: CommandContext, subjectId: string): Promise<boolean> {
  const last = await tx.auditEvent.findFirst({
    where: { subjectId, action: { startsWith: 'readout.' } },
    orderBy: { id: 'desc' },
    select: { action: true, actorId: true, at: true },
  })
  return (
    last?.action === 'readout.saved' &&
    last.actorId === actor.userId &&
    now.getTime() - last.at.getTime() < SITTING_MINUTES * 60_000
  )
}

/**
 * What a section was at a revision, once more: a new revision on what stands. Refused where it stands so already; a
 * conflict where somebody has written in the section since the page was opened.
 */
export async function restoreRevision(
  context: CommandContext,
  readout: LoadedReadout,
  { number, baseVersion }: { number: number; baseVersion: number },
): Promise<Result<SavedSection>> {
  const found = await context.tx.readoutRevision.findUnique({
    where: { readoutId_number: { readoutId: readout.id, number } },
  })
  if (!found) return missing()
  const section = { key: found.sectionKey, title: found.title, doc: found.doc as TextDoc, baseVersion }
  const written = await writeSection(context, readout, section, { kind: 'restored', restoredFrom: number })
  if (!written.ok || written.value.outcome === 'saved') return written
  if (written.value.outcome === 'same') return refused('refusals.readouts.standsSo')
  return conflict({ version: readout.version, base: {}, mine: {}, theirs: {} })
}

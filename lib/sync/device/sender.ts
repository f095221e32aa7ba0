import { SYNC_VERSION, type SyncEntry, type SyncRefusal, type SyncRequest, type SyncResponse } from '../types'
import type { Board } from './board'
import type { Surroundings } from './engine'
import { answered, movesIn, nextBatch } from './outbox'
import { isUnanswered, nameOf, toldTheirs } from './section'
import type { DeviceSection, Hindrance, WaitingFile } from './types'
import type { Unkept } from './unkept'

type Parts = { around: Surroundings; board: Board; unkept: Unkept; refused: Refused }
export type Refused = (reason: SyncRefusal['reason']) => Promise<void>

/**
 * Brings the writes that wait to the server, in rounds of one request, until there is nothing more to do now.
 * @returns false where it was stopped
 */
export async function sendWrites(parts: Parts): Promise<boolean> {
  const { around, board, unkept } = parts
  const hindered = await unkept.send(around.transport, (entries) => requestOf(around, entries))
  if (hindered?.kind === 'refused') await parts.refused(hindered.reason)
  else if (hindered) board.hinder('offline')
  if (hindered) return false
  let most = Number.POSITIVE_INFINITY
  for (;;) {
    const went = await sendRound(parts, most)
    if (went === 'stop') return false
    if (went === 'done') break
    most = went === 'tooMuch' ? 1 : Number.POSITIVE_INFINITY
  }
  await askForTheirs(parts)
  return true
}

const requestOf = ({ person, now }: Surroundings, entries: SyncEntry[]): SyncRequest => ({
  v: SYNC_VERSION,
  userId: person.userId,
  sentAt: now().toISOString(),
  entries,
})

/** One request; whether another one may have something to do. */
async function sendRound(parts: Parts, most: number): Promise<'more' | 'done' | 'stop' | 'tooMuch'> {
  const { around, board, refused } = parts
  const batch = await takeBatch(parts, most)
  if (batch.length === 0) return 'done'
  const reply = await around.transport.send(requestOf(around, batch))
  if (reply.kind === 'lost') {
    board.hinder('offline')
    return 'stop'
  }
  if (reply.kind === 'refused' && reply.reason !== 'invalid') {
    await refused(reply.reason)
    return 'stop'
  }
  // Something in it cannot be read: found by sending one by one.
  if (reply.kind === 'refused' && batch.length > 1) return 'tooMuch'
  const answers = reply.kind === 'ok' ? reply.value.answers : unreadable(batch[0]?.commandId)
  const moves = movesIn(batch, answers)
  await around.store.change((box) => ({ box: answers.reduce(answered, box), value: null, moves }))
  const stopped =
    answers.length < batch.length || answers.some(({ result }) => !result.ok && isUnanswered(result.failure))
  board.hinder(stopped ? 'unavailable' : null)
  await board.announce()
  return stopped ? 'stop' : 'more'
}

/** What goes next; texts in it are frozen in the same transaction. */
const takeBatch = ({ around, unkept }: Parts, most: number): Promise<SyncEntry[]> =>
  around.store.change((box) => {
    const sections = box.sections.filter((section) => !unkept.has(nameOf(section)))
    const next = nextBatch({ ...box, sections }, around.newId, most)
    const put = new Map(next.sections.map((section) => [nameOf(section), section]))
    return {
      box: { ...box, sections: box.sections.map((one) => put.get(nameOf(one)) ?? one) },
      value: next.batch,
    }
  })

const unreadable = (commandId = ''): SyncResponse['answers'] => [
  { commandId, result: { ok: false, failure: { kind: 'invalid', fields: {} } } },
]

/** The text that this person's is to be put beside is not known yet. */
const isUntold = ({ choice }: DeviceSection): boolean => choice?.where === 'server' && choice.theirs === null

/** What stands on the server where this person's text was kept aside. */
async function askForTheirs({ around, board }: Parts): Promise<void> {
  const { sections } = await around.store.box()
  const open = sections.filter(isUntold)
  for (const readoutId of new Set(open.map((one) => one.readoutId))) {
    const reply = await around.transport.readout(readoutId)
    if (reply.kind === 'refused' && (reply.reason === 'missing' || reply.reason === 'forbidden')) {
      // Not theirs to see any more: there is nothing to choose between, and the text is kept as one that was refused.
      const failure = { kind: reply.reason }
      await board.changeBox((box) => ({
        ...box,
        sections: box.sections.map((one) =>
          one.readoutId === readoutId && isUntold(one) ? { ...one, choice: null, failure } : one,
        ),
      }))
    }
    if (reply.kind !== 'ok') continue
    const stands = new Map(reply.value.sections.map((section) => [section.key, section]))
    await board.changeBox((box) => ({
      ...box,
      sections: box.sections.map((one) => {
        const theirs = one.readoutId === readoutId ? stands.get(one.key) : undefined
        return theirs ? toldTheirs(one, { ...theirs, by: theirs.updatedByName, at: theirs.updatedAt }) : one
      }),
    }))
  }
}

/** Brings the files that wait to the server, one by one. */
export async function sendFiles(parts: Parts): Promise<void> {
  const { around } = parts
  if (!around.upload) return
  const box = await around.store.box()
  const notThereYet = new Set(
    box.entries.filter(({ state }) => state !== 'done').map(({ input, commandId }) => String(input.id ?? commandId)),
  )
  const waits = ({ target, state }: WaitingFile): boolean =>
    state === 'waiting' && !notThereYet.has(target.readoutId ?? '') && !notThereYet.has(target.followUpId ?? '')
  for (const file of box.files.filter(waits)) {
    const hindrance = await sendFile(parts, file)
    if (hindrance === null) continue
    parts.board.hinder(hindrance)
    return
  }
}

async function sendFile({ around, board }: Parts, file: WaitingFile): Promise<Hindrance> {
  const blob = await around.store.blob(file.id)
  const result = blob && (await around.upload?.(file, blob))
  if (!result) return null
  if (!result.ok && isUnanswered(result.failure)) return result.failure.kind === 'signedOut' ? 'signedOut' : 'offline'
  const { failure } = result.ok ? { failure: null } : result
  await board.changeBox((box) => ({
    ...box,
    files: box.files.flatMap((one) => {
      if (one.id !== file.id) return [one]
      return failure ? [{ ...one, state: 'decision' as const, failure }] : []
    }),
  }))
  return null
}

/** What was done shows from the visits that were taken along, as soon as they have been told anew. */
export async function tellPacks({ around, board }: Parts): Promise<void> {
  const { store, transport } = around
  const { entries } = await store.box()
  const done = new Set(entries.filter(({ state }) => state === 'done').map(({ commandId }) => commandId))
  if (done.size === 0) return
  for (const { visitId } of await store.packs()) {
    const reply = await transport.visit(visitId)
    if (reply.kind === 'lost') return
    if (reply.kind === 'ok') await store.putPack(reply.value, around.now())
    else if (reply.reason === 'missing') await store.dropPack(visitId)
    else return
  }
  await board.changeBox((box) => ({ ...box, entries: box.entries.filter(({ commandId }) => !done.has(commandId)) }))
}

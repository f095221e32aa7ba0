import { newId } from '@/lib/platform/id'
import { fail, ok, type Result } from '@/lib/platform/result'
import type { TextDoc } from '@/lib/text/types'
import { sameText } from '../device/same'
import { SYNC_VERSION, type SyncEntry, type SyncRequest } from '../types'

type Section = { doc: TextDoc; version: number }
type Revision = { key: string; doc: TextDoc; kind: 'saved' | 'aside'; by: string }
type Readout = { id: string; itemId: string; sections: Map<string, Section>; revisions: Revision[] }

/** What of a request goes wrong on its way. `cut`: the server fails after so many entries. */
export type Fault = 'none' | 'before' | 'after' | 'signedOut' | { cut: number }

/**
 * The server as a device knows it, in memory: receipts, sections by version, texts kept aside, a readout a meeting. Its
 * `fetch` breaks as it is told to.
 */
export class ModelServer {
  readonly readouts: Readout[] = []
  readonly outcomes: { id: string; readoutId: string; text: string }[] = []
  readonly receipts = new Map<string, Result<unknown>>()
  /** Commands that were done, each as often as it was. */
  readonly done: string[] = []
  fault: Fault = 'none'

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const { fault } = this
    if (fault === 'before') throw new TypeError('network')
    if (fault === 'signedOut') return Response.json({ reason: 'signedOut' }, { status: 401 })
    const answer = path === '/api/sync' ? this.sync(JSON.parse(String(init.body)) as SyncRequest) : this.read(path)
    if (fault === 'after') throw new TypeError('network')
    return answer
  }

  private sync({ entries, userId }: SyncRequest): Response {
    const { fault } = this
    const answers: { commandId: string; result: Result<unknown> }[] = []
    for (const [at, entry] of entries.entries()) {
      if (typeof fault === 'object' && at >= fault.cut) {
        answers.push({ commandId: entry.commandId, result: fail({ kind: 'unavailable' }) })
        break
      }
      answers.push({ commandId: entry.commandId, result: this.once(entry) })
    }
    const person = { userId, name: 'Writer', mayWrite: true }
    return Response.json({ v: SYNC_VERSION, now: '', person, answers })
  }

  private once(entry: SyncEntry): Result<unknown> {
    const earlier = this.receipts.get(entry.commandId)
    if (earlier) return earlier
    const result = this.apply(entry)
    if (result.ok) {
      this.receipts.set(entry.commandId, result)
      this.done.push(entry.commandId)
    }
    return result
  }

  private apply({ command, input, commandId }: SyncEntry): Result<unknown> {
    if (command === 'openReadout') return ok({ id: this.open(String(input.itemId), String(input.id)).id })
    const readout = this.readouts.find(({ id }) => id === input.readoutId)
    if (!readout) return fail({ kind: 'missing' })
    if (command === 'addOutcome') {
      this.outcomes.push({ id: commandId, readoutId: readout.id, text: String(input.text) })
      return ok({ id: commandId })
    }
    return ok(
      save(readout, { key: String(input.key), doc: input.doc as TextDoc, on: Number(input.baseVersion) }, 'device'),
    )
  }

  /** Opens the readout of a meeting, or finds it. */
  open(itemId: string, id = newId()): Readout {
    const there = this.readouts.find((one) => one.itemId === itemId)
    if (there) return there
    const readout: Readout = { id, itemId, sections: new Map(), revisions: [] }
    this.readouts.push(readout)
    return readout
  }

  /** A colleague saves on what stands. */
  colleague(readout: Readout, key: string, doc: TextDoc): void {
    save(readout, { key, doc, on: readout.sections.get(key)?.version ?? 0 }, 'colleague')
  }

  /** Every text that is or was kept here. */
  texts(): TextDoc[] {
    return this.readouts.flatMap(({ revisions }) => revisions.map(({ doc }) => doc))
  }

  private read(path: string): Response {
    const readout = this.readouts.find(({ id }) => path === `/api/sync/readouts/${id}`)
    if (!readout) return Response.json({ reason: 'missing' }, { status: 404 })
    const sections = [...readout.sections].map(([key, section]) => ({
      key,
      ...section,
      title: null,
      releasable: false,
      updatedAt: '2027-03-12T10:00:00Z',
      updatedByName: 'Colleague',
    }))
    return Response.json({ id: readout.id, sections, outcomes: [], attendance: [] })
  }
}

function save(readout: Readout, { key, doc, on }: { key: string; doc: TextDoc; on: number }, by: string) {
  const stands = readout.sections.get(key)
  const version = stands?.version ?? 0
  if (stands && sameText(stands.doc, doc)) return { outcome: 'same', version, revision: null }
  const aside = on !== version
  readout.revisions.push({ key, doc, kind: aside ? 'aside' : 'saved', by })
  if (!aside) readout.sections.set(key, { doc, version: version + 1 })
  return {
    outcome: aside ? 'aside' : 'saved',
    version: aside ? version : version + 1,
    revision: readout.revisions.length,
  }
}

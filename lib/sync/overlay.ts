import { isAhead } from '@/lib/programme/workflow'
import type { TextDoc } from '@/lib/text/types'
import { openedReadout, type Readout, unplannedMeeting } from './overlay-new'
import { changedReadout } from './overlay-readout'
import type { PackMeeting, SyncEntry, SyncPerson, VisitPack } from './types'

/** A text of a readout that the device holds and the server has not acknowledged. */
export type KeptText = { readoutId: string; key: string; title: string | null; doc: TextDoc; writtenAt: string }

export type Waiting = {
  /** In the order in which they were written; what needs a decision is not among them. */
  entries: readonly SyncEntry[]
  texts: readonly KeptText[]
  person: Pick<SyncPerson, 'userId' | 'name'>
}

/**
 * What a device shows of a visit: what it was told by the server, with all that waits to be sent laid over it. Pure.
 * An entry that the server has done already, though its answer was lost, changes nothing a second time.
 */
export function overlay(pack: VisitPack, { entries, texts, person }: Waiting): VisitPack {
  // A readout that was opened here and that a colleague had opened before: what follows speaks of theirs.
  const known = new Map<string, string>()
  let shown = pack
  for (const entry of entries) shown = withEntry(shown, entry, { person, known })
  for (const text of texts) {
    const input = { ...text, readoutId: known.get(text.readoutId) ?? text.readoutId }
    shown = inReadout(shown, input.readoutId, { ...NO_COMMAND, input, writtenAt: text.writtenAt }, person)
  }
  return shown
}

const NO_COMMAND = { commandId: '', command: 'saveSection' }

type State = { person: Waiting['person']; known: Map<string, string> }

function withEntry(pack: VisitPack, entry: SyncEntry, { person, known }: State): VisitPack {
  const { command, input } = entry
  if (command === 'addUnplannedMeeting') return withUnplanned(pack, entry)
  if (command === 'markAsHeld') return inMeeting(pack, input.itemId, held)
  if (command === 'openReadout') {
    const id = String(input.id ?? entry.commandId)
    return inMeeting(pack, input.itemId, (meeting) => {
      if (meeting.readout && meeting.readout.id !== id) known.set(id, meeting.readout.id)
      return held({ ...meeting, readout: meeting.readout ?? openedReadout(pack, meeting, { id, person }) })
    })
  }
  const readoutId = typeof input.readoutId === 'string' ? input.readoutId : readoutOf(pack, input)
  return readoutId === null ? pack : inReadout(pack, known.get(readoutId) ?? readoutId, entry, person)
}

const held = (meeting: PackMeeting): PackMeeting => (isAhead(meeting.status) ? { ...meeting, status: 'held' } : meeting)

function withUnplanned(pack: VisitPack, entry: SyncEntry): VisitPack {
  if (entry.input.visitId !== pack.visit.id) return pack
  const meeting = unplannedMeeting(pack, entry)
  return pack.programme.some(({ id }) => id === meeting.id)
    ? pack
    : { ...pack, programme: [...pack.programme, meeting] }
}

const inMeeting = (pack: VisitPack, itemId: unknown, change: (meeting: PackMeeting) => PackMeeting): VisitPack => ({
  ...pack,
  programme: pack.programme.map((meeting) => (meeting.id === itemId ? change(meeting) : meeting)),
})

function inReadout(pack: VisitPack, readoutId: string, entry: SyncEntry, person: Waiting['person']): VisitPack {
  const change = (readout: Readout) => changedReadout(readout, entry, { pack, person })
  return {
    ...pack,
    programme: pack.programme.map((meeting) =>
      meeting.readout?.id === readoutId ? { ...meeting, readout: change(meeting.readout) } : meeting,
    ),
  }
}

/** Whose an outcome or a follow-up is, where the write names only that. */
function readoutOf(pack: VisitPack, { outcomeId, followUpId }: Record<string, unknown>): string | null {
  const found = pack.programme.find(({ readout }) =>
    readout?.outcomes.some(({ id, followUps }) => id === outcomeId || followUps.some((one) => one.id === followUpId)),
  )
  return found?.readout?.id ?? null
}

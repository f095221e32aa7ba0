import type * as z from 'zod/mini'
import { mergePresence, settleSubstitutes } from '@/lib/readouts/rules'
import type { addAttendeeSchema } from '@/lib/readouts/schema'
import type { AttendanceRow } from '@/lib/readouts/types'
import { hostName, type Readout, rowOf } from './overlay-new'
import type { PackParty, SyncEntry, VisitPack } from './types'

/** One row's change as a device writes it: the row by its id, or whom it is about. */
export type RowEdit = {
  id?: string
  side?: AttendanceRow['side']
  partyId?: string
  present: boolean
  replaces: string | null
  wasPresent: boolean
  wasReplaces: string | null
}

const names = (edit: RowEdit, row: AttendanceRow): boolean =>
  edit.id ? edit.id === row.id : edit.side === row.side && edit.partyId === row.partyId

/** Who was there, as the command would have it: by the same two rules. */
export function withEdits(readout: Readout, { input }: SyncEntry, { pack }: { pack: VisitPack }): Readout {
  const edits = (input.attendance ?? []) as RowEdit[]
  const listed = [...readout.attendance, ...newlyListed(readout, edits, pack)]
  const cameBack = new Set<string>()
  const merged = listed.map((row) => {
    const edit = edits.findLast((one) => names(one, row))
    const own = { ...row, replaces: row.replacesId }
    if (!edit) return own
    const was = { present: edit.wasPresent, replaces: edit.wasReplaces }
    const now = mergePresence(own, was, { present: edit.present, replaces: edit.replaces })
    if (now.present && !row.present) cameBack.add(row.id)
    return { ...own, ...now }
  })
  const settled = settleSubstitutes(merged, cameBack)
  return 'wrong' in settled ? readout : { ...readout, attendance: withNames(listed, settled.rows) }
}

/** Somebody of the visit who was there and was on no list. */
function newlyListed(readout: Readout, edits: readonly RowEdit[], pack: VisitPack): AttendanceRow[] {
  return edits.flatMap((edit) => {
    if (edit.id || !edit.present || readout.attendance.some((row) => names(edit, row))) return []
    const party = partyOf(pack, edit.side, edit.partyId)
    return party ? { ...rowOf(party), id: `${party.side}:${party.id}` } : []
  })
}

const partyOf = (pack: VisitPack, side: PackParty['side'] | undefined, id: string | null | undefined) =>
  [...pack.delegation, ...pack.counterparts].find((party) => party.side === side && party.id === id)

type Settled = { id: string; present: boolean; replaces: string | null }

function withNames(rows: readonly AttendanceRow[], settled: readonly Settled[]): AttendanceRow[] {
  const byId = new Map(settled.map((row) => [row.id, row]))
  return rows.map((row) => {
    const { present, replaces } = byId.get(row.id) ?? { present: row.present, replaces: row.replacesId }
    const replaced = rows.find((other) => other.side === row.side && other.partyId === replaces)
    return { ...row, present, replacesId: replaces, replacesName: replaced?.name ?? null }
  })
}

/** Somebody more on the list; whom they stand in for was not there. */
export function withAttendee(
  readout: Readout,
  { input, commandId }: SyncEntry,
  { pack }: { pack: VisitPack },
): Readout {
  const given = input as unknown as z.input<typeof addAttendeeSchema>
  const { side } = given
  const known = partyOf(pack, side, given.whom)
  const there = (row: AttendanceRow) => row.id === commandId || (row.side === side && row.partyId === known?.id)
  if (readout.attendance.some(there)) return readout
  const row = { ...rowOf(known ?? newcomer(pack, given, commandId)), id: commandId }
  const replaces = given.replaces || null
  const attendance = [...readout.attendance, { ...row, replacesId: replaces }].map((one) =>
    one.side === side && one.partyId === replaces ? { ...one, present: false, replacesId: null } : one,
  )
  return { ...readout, attendance: withNames(attendance, []) }
}

function newcomer(pack: VisitPack, given: z.input<typeof addAttendeeSchema>, id: string): PackParty {
  const person = given.person && 'name' in given.person ? given.person.name : null
  const named = person || given.group || null
  const organisation = hostName(pack, given.organisation)
  return {
    side: given.side,
    id,
    name: named || given.title || '',
    detail: [named ? given.title : null, organisation].filter(Boolean).join(', ') || null,
    headcount: given.headcount ? Number(given.headcount) : null,
  }
}

/** Somebody off the list again; nobody stands in for them then. */
export function withoutAttendee(readout: Readout, { input }: SyncEntry): Readout {
  const gone = readout.attendance.find(({ id, planned }) => id === input.attendanceId && !planned)
  if (!gone) return readout
  const attendance = readout.attendance
    .filter((row) => row !== gone)
    .map((row) => (row.side === gone.side && row.replacesId === gone.partyId ? { ...row, replacesId: null } : row))
  return { ...readout, attendance: withNames(attendance, []) }
}

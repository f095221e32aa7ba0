import type { CommandContext } from '@/lib/audit/command'
import { newId } from '@/lib/platform/id'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedReadout, subjectOf } from './load.commands'
import { knownParty } from './newcomer.commands'
import { mergePresence, settleSubstitutes } from './rules'
import type { AttendanceEdit } from './schema'

const PARTY = {
  member: { select: { person: { select: { name: true } }, group: { select: { label: true } } } },
  contact: { select: { title: true, person: { select: { name: true } }, group: { select: { label: true } } } },
} as const

/** The attendance of a readout as rows that the rules understand. */
export async function loadAttendance({ tx }: Pick<CommandContext, 'tx'>, readoutId: string) {
  const rows = await tx.attendance.findMany({ where: { readoutId }, orderBy: { id: 'asc' }, include: PARTY })
  return rows.map((row) => ({
    id: row.id,
    side: row.side,
    partyId: row.memberId ?? row.contactId ?? '',
    name: row.member?.person?.name ?? row.member?.group?.label ?? contactName(row.contact),
    planned: row.planned,
    present: row.present,
    replaces: row.replacesMemberId ?? row.replacesContactId,
  }))
}
type Row = Awaited<ReturnType<typeof loadAttendance>>[number]

type Contact = { title: string | null; person: { name: string } | null; group: { label: string } | null } | null
const contactName = (contact: Contact): string => contact?.person?.name ?? contact?.group?.label ?? contact?.title ?? ''

/**
 * Takes over what this person changed in the attendance; what others changed meanwhile stays. Unknown rows are
 * `missing`, a substitute for somebody who is not on the same side of the list is `invalid`. Who is named as somebody
 * of the visit, was there and is not on the list (the plan changed while a device was away) is put on it.
 */
export async function saveAttendance(
  context: CommandContext,
  readout: LoadedReadout,
  edits: readonly AttendanceEdit[],
  reason?: string,
): Promise<Result<{ changed: boolean }>> {
  if (edits.length === 0) return ok({ changed: false })
  const listed = await listNamed(context, readout, edits, reason ?? null)
  if (!listed.ok) return listed
  const { rows, added } = listed.value
  const settled = settleEdits(rows, edits)
  if ('wrong' in settled) return invalid(`attendance.${settled.wrong}.replaces`, 'errors.replacesWhom')
  return ok({ changed: (await storeChanges(context, readout, rows, settled.rows, reason)) || added })
}

const names = (edit: AttendanceEdit, row: Row): boolean =>
  edit.id ? edit.id === row.id : edit.side === row.side && edit.partyId === row.partyId

/** The list with everybody on it whom the edits name; who was not there needs no line of their own. */
async function listNamed(
  context: CommandContext,
  readout: LoadedReadout,
  edits: readonly AttendanceEdit[],
  reason: string | null,
): Promise<Result<{ rows: Row[]; added: boolean }>> {
  const rows = await loadAttendance(context, readout.id)
  const unlisted = edits.filter((edit) => !rows.some((row) => names(edit, row)))
  if (unlisted.length === 0) return ok({ rows, added: false })
  for (const { side, partyId, present } of unlisted) {
    const party = side && partyId ? await knownParty(context, readout.visitId, side, { id: partyId }) : null
    if (!party || !side) return missing()
    if (!present) continue
    const put = await addAttendee(context, readout, party, { id: newId(), side, replaces: null, reason })
    if (!put.ok) return put
  }
  return ok({ rows: await loadAttendance(context, readout.id), added: unlisted.some(({ present }) => present) })
}

/** The rows as they are to be stored, or the place of the edit that cannot be. */
function settleEdits(before: readonly Row[], edits: readonly AttendanceEdit[]) {
  const cameBack = new Set<string>()
  const merged = before.map((row) => {
    const edit = edits.findLast((one) => names(one, row))
    if (!edit) return row
    const was = { present: edit.wasPresent, replaces: edit.wasReplaces }
    const now = mergePresence(row, was, { present: edit.present, replaces: edit.replaces })
    if (now.present && !row.present) cameBack.add(row.id)
    return { ...row, ...now }
  })
  const settled = settleSubstitutes(merged, cameBack)
  if (!('wrong' in settled)) return settled
  const wrong = before.find(({ id }) => id === settled.wrong)
  return { wrong: edits.findIndex((edit) => wrong && names(edit, wrong)) }
}

async function storeChanges(
  { tx, audit }: CommandContext,
  readout: LoadedReadout,
  before: readonly Row[],
  after: readonly { id: string; present: boolean; replaces: string | null }[],
  reason?: string,
): Promise<boolean> {
  const nameOf = (row: Row, party: string | null) =>
    before.find((other) => other.side === row.side && other.partyId === party)?.name ?? null
  let changed = false
  for (const row of before) {
    const now = after.find(({ id }) => id === row.id) ?? row
    if (now.present === row.present && now.replaces === row.replaces) continue
    changed = true
    const replaced = row.side === 'ours' ? { replacesMemberId: now.replaces } : { replacesContactId: now.replaces }
    await tx.attendance.update({ where: { id: row.id }, data: { present: now.present, ...replaced } })
    audit({
      ...subjectOf(readout),
      action: 'readout.attendance_changed',
      subjectName: row.name,
      changes: {
        ...(now.present === row.present ? {} : { present: { from: row.present, to: now.present } }),
        ...(now.replaces === row.replaces
          ? {}
          : { inPlaceOf: { from: nameOf(row, row.replaces), to: nameOf(row, now.replaces) } }),
      },
      reason: reason ?? null,
    })
  }
  return changed
}

/** Puts a member or contact on the list, present; who is replaced becomes absent. Listed already: `invalid`. */
export async function addAttendee(
  context: CommandContext,
  readout: LoadedReadout,
  party: { id: string; name: string },
  input: { id: string; side: 'ours' | 'host'; replaces: string | null; reason: string | null },
): Promise<Result<{ id: string }>> {
  const { tx, audit } = context
  const before = await loadAttendance(context, readout.id)
  const listed = before.find((row) => row.side === input.side && row.partyId === party.id)
  if (listed) return invalid('whom', 'errors.alreadyListed', { name: party.name })
  const replaced = before.find((row) => row.side === input.side && row.partyId === input.replaces)
  if (input.replaces !== null && !replaced) return invalid('replaces', 'errors.replacesWhom')
  const ours = input.side === 'ours'
  await tx.attendance.create({
    data: {
      id: input.id,
      readoutId: readout.id,
      side: input.side,
      planned: false,
      present: true,
      ...(ours
        ? { memberId: party.id, replacesMemberId: input.replaces }
        : { contactId: party.id, replacesContactId: input.replaces }),
    },
  })
  if (replaced) {
    const nobody = { replacesMemberId: null, replacesContactId: null }
    await tx.attendance.update({ where: { id: replaced.id }, data: { present: false, ...nobody } })
  }
  audit({
    ...subjectOf(readout),
    action: 'readout.attendee_added',
    subjectName: party.name,
    changes: replaced ? { inPlaceOf: { from: null, to: replaced.name } } : {},
    reason: input.reason,
  })
  return ok({ id: input.id })
}

/** Takes somebody off the list who was put there by mistake; who was planned stays, absent at most. */
export async function removeAttendee(
  context: CommandContext,
  readout: LoadedReadout,
  attendanceId: string,
  reason: string | null,
): Promise<Result> {
  const { tx, audit } = context
  const rows = await loadAttendance(context, readout.id)
  const row = rows.find(({ id }) => id === attendanceId)
  if (!row) return missing()
  if (row.planned) return refused('refusals.readouts.planned')
  const replaced = row.side === 'ours' ? 'replacesMemberId' : 'replacesContactId'
  await tx.attendance.updateMany({
    where: { readoutId: readout.id, [replaced]: row.partyId },
    data: { [replaced]: null },
  })
  await tx.attendance.delete({ where: { id: attendanceId } })
  audit({ ...subjectOf(readout), action: 'readout.attendee_removed', subjectName: row.name, reason })
  return ok(null)
}

import { can, type Permission } from '@/lib/auth/permissions'
import { missing, type Result, refused } from '@/lib/platform/result'
import { editLoaded } from '../edit.commands'
import { followUpForWrite, type LoadedFollowUp, refuseStale } from '../load.commands'
import type { Telling } from '../notices.commands'
import { askDate, giveDate, moveDate } from '../work/due-date.commands'
import { remindLoaded } from '../work/nudge.commands'
import type { BulkAct } from './schema'

/** One follow-up of many; `version` is what its asker saw, null where a filter found it. */
export type BulkRow = { followUpId: string; version: number | null }

/** What an act does to one of them: the single command's own rules, in the transaction that is given. */
export type RowAct = {
  permission: Permission
  run: (context: Telling, row: BulkRow, asked: Asked) => Promise<Result>
}
export type RowActs = Readonly<Partial<Record<BulkAct, RowAct>>>

/** What the act was asked with, as it stands on the bulk change. */
export type Asked = Readonly<Record<string, string>>

/** Loads the follow-up for a write and, where the asker saw a version, refuses any other. */
export function onRow(
  act: (context: Telling, followUp: LoadedFollowUp, asked: Asked) => Promise<Result>,
): RowAct['run'] {
  return async (context, { followUpId, version }, asked) => {
    const loaded = await followUpForWrite(context, followUpId)
    if (!loaded.ok) return loaded
    const stale = version === null ? null : refuseStale(loaded.value, version)
    return stale ?? (await act(context, loaded.value, asked))
  }
}

async function reassign(context: Telling, followUp: LoadedFollowUp, asked: Asked): Promise<Result> {
  const { id, version, title, nextStep, leadOrganisationId, officerId } = followUp
  const officer = String(asked.officerId)
  if (officerId === officer) return refused('refusals.bulk.sameOfficer')
  const lead = leadOrganisationId === null ? null : { id: leadOrganisationId }
  const as = { commandId: context.commandId, followUpId: id, version, title, nextStep, leadOrganisation: lead }
  return await editLoaded(context, followUp, { ...as, officer: { id: officer } })
}

/** The first date is set, one that stands is moved by a manager; the others ask for it. */
const setDate: RowAct['run'] = async (context, { followUpId, version }, asked) => {
  const select = { version: true, dueDate: true } as const
  // What it was at this glance: the commands hold it and refuse what has changed since.
  const seen = await context.tx.followUp.findUnique({ where: { id: followUpId }, select })
  if (!seen) return missing()
  const dated = { followUpId, version: version ?? seen.version, dueDate: String(asked.dueDate) }
  if (seen.dueDate === null) return await giveDate(context, dated)
  const input = { ...dated, reason: String(asked.reason) }
  return await (can(context.actor, 'follow-up.move-due-date') ? moveDate(context, input) : askDate(context, input))
}

/** The acts of this domain. Each asks for the permission that its single command asks for. */
export const FOLLOW_UP_ACTS = {
  reassign: { permission: 'follow-up.write', run: onRow(reassign) },
  setDueDate: { permission: 'follow-up.write', run: setDate },
  remind: { permission: 'follow-up.write', run: onRow(remindLoaded) },
} as const satisfies RowActs

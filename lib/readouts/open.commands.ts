import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { transition } from '@/lib/auth/workflow'
import { lock } from '@/lib/platform/lock'
import { fail, forbidden, missing, ok, type Result, refused } from '@/lib/platform/result'
import { isMeeting } from '@/lib/programme/rules'
import { ITEM_WORKFLOW, type ItemStatus, type ItemTransition, isAhead } from '@/lib/programme/workflow'
import { visitForWrite } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'
import { stillProposed } from './load.commands'
import { visibleReadout } from './scope'

type Input = { commandId: string; id: string | null; itemId: string; confirmed: string[] }

const HOLD = transition<ItemStatus, ItemTransition>(ITEM_WORKFLOW, 'markAsHeld')

/** The warning to accept for a meeting that is not Held yet. */
export const MARK_HELD = 'markHeld'

/**
 * Opens the readout of a meeting: a draft with the attendance of the plan, or the one that is there already.
 * A meeting that is not Held yet is marked so when the person accepts it.
 */
export async function openReadout(context: CommandContext, input: Input): Promise<Result<{ id: string }>> {
  const { tx, actor } = context
  const at = await tx.programmeItem.findUnique({ where: { id: input.itemId }, select: { visitId: true } })
  const visit = at && (await visitForWrite(tx, actor, at.visitId))
  if (!visit) return missing()
  if (!isOpenForChange(visit.status)) return refused('refusals.visitClosed')
  await lock(tx, 'programmeItem', input.itemId)
  const item = await loadItem(context, input.itemId)
  if (!item) return missing()
  if (item.readout && !(await isMine(context, item.readout.id))) return refused('refusals.readouts.writtenByOthers')
  if (item.readout && !isAhead(item.status)) return ok({ id: item.readout.id })
  if (!isMeeting(item)) return refused('refusals.readouts.notAMeeting')
  const held = await ensureHeld(context, item, input.confirmed)
  if (!held.ok) return held
  return item.readout ? ok({ id: item.readout.id }) : await createReadout(context, item, input.id ?? input.commandId)
}

/** A restricted one that others write: the one thing that is said of it, to who would write a second. */
const isMine = async ({ tx, actor }: CommandContext, readoutId: string): Promise<boolean> =>
  (await tx.readout.count({ where: { id: readoutId, ...visibleReadout(actor) } })) > 0

const loadItem = ({ tx }: CommandContext, itemId: string) =>
  tx.programmeItem.findFirst({
    where: { id: itemId, archivedAt: null },
    include: {
      readout: { select: { id: true } },
      participants: { where: { member: { archivedAt: null } }, select: { memberId: true } },
      counterparts: { where: { contact: { archivedAt: null } }, select: { contactId: true, answer: true } },
    },
  })
type Item = NonNullable<Awaited<ReturnType<typeof loadItem>>>

async function ensureHeld(context: CommandContext, item: Item, confirmed: readonly string[]): Promise<Result> {
  const { tx, actor, audit } = context
  if (item.status === 'held') return ok(null)
  if (!isAhead(item.status)) return refused('refusals.readouts.itemOff', { status: item.status })
  if (!confirmed.includes(MARK_HELD)) {
    return fail({ kind: 'confirm', warnings: [{ code: MARK_HELD, key: 'refusals.readouts.markHeld' }] })
  }
  if (!can(actor, HOLD.permission)) return forbidden()
  await tx.programmeItem.update({
    where: { id: item.id },
    data: {
      status: HOLD.to,
      statusReason: null,
      proposed: stillProposed(context, item.proposed, ['status']),
      version: { increment: 1 },
    },
  })
  audit({
    action: HOLD.event,
    subjectType: 'programme_item',
    subjectId: item.id,
    subjectName: item.title,
    visitId: item.visitId,
    changes: { status: { from: item.status, to: HOLD.to } },
  })
  return ok(null)
}

async function createReadout({ tx, actor, audit }: CommandContext, item: Item, id: string) {
  if (await tx.readout.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
  await tx.readout.create({
    data: { id, visitId: item.visitId, itemId: item.id, writerId: actor.userId, writerName: actor.name },
  })
  await tx.attendance.createMany({
    data: [
      ...item.participants.map(({ memberId }) => ({
        readoutId: id,
        side: 'ours' as const,
        memberId,
        planned: true,
        present: true,
      })),
      ...item.counterparts.map(({ contactId, answer }) => ({
        readoutId: id,
        side: 'host' as const,
        contactId,
        planned: true,
        present: answer !== 'declined',
      })),
    ],
  })
  audit({
    action: 'readout.opened',
    subjectType: 'readout',
    subjectId: id,
    subjectName: item.title,
    visitId: item.visitId,
  })
  return ok({ id })
}

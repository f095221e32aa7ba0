import { defineCommand } from '@/lib/audit/command'
import { dayFromDb } from '@/lib/platform/day'
import { ok, type Result } from '@/lib/platform/result'
import { applyVisitEdit } from '@/lib/visits/edit.commands'
import { editVisitSchema } from '@/lib/visits/schema'
import { rederiveInstants } from '../instants.commands'
import { openVisit } from '../item-for-write.commands'
import { setDates } from './visit-dates.commands'

/**
 * Saves a visit's form. It stands here and not in visits because a new arrival date moves the day-numbered
 * items of the programme, which the planner has to have seen (a `confirm` failure says how many).
 */
export const editVisit = defineCommand({
  name: 'editVisit',
  permission: 'visit.edit',
  schema: editVisitSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const found = await openVisit(context, input.visitId)
    if (!found.ok) return found
    const visit = found.value
    const edited = await applyVisitEdit(context, visit, input)
    if (!edited.ok) return edited
    const { arrivalDate, departureDate } = input
    if (dayFromDb(visit.arrivalDate) !== arrivalDate || dayFromDb(visit.departureDate) !== departureDate) {
      const dates = {
        visitId: visit.id,
        version: visit.version + 1,
        arrivalDate,
        departureDate,
        moveDated: [],
        confirmed: input.confirmed,
      }
      const moved = await setDates(context, dates)
      if (!moved.ok) return moved
    } else {
      // A stop's zone or the home zone may have changed, and with it every time that names none.
      await rederiveInstants(context.tx, { visitId: visit.id })
    }
    return ok({ id: visit.id })
  },
})

import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { reference } from '@/lib/platform/reference'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import { addDays, diffDays } from '@/lib/time/calendar'
import { isIsoDate } from '@/lib/time/iso'
import { visitForWrite } from '@/lib/visits/scope'
import { loadVisitTimes } from '../instants.commands'
import { numberedDay } from './day'
import { copyItems, itemsToCopy } from './items.commands'
import { copyAbout, copyHosts, copyMembers, copyStops, copySubgroups, copyTeam } from './parties.commands'
import { duplicateVisitSchema, type Taken } from './schema'

type Input = Record<Taken, boolean> & { commandId: string; title: string; arrivalDate: string | null }
type Source = NonNullable<Awaited<ReturnType<typeof visitForWrite>>>

/**
 * Makes a new visit, Proposed, from what is chosen of another: never its readouts, statuses, history or source. Its
 * items are numbered by the old arrival, so they follow the new one. The copy of a restricted visit is restricted, and
 * whoever makes it is on its team.
 */
export const duplicateVisit = defineCommand({
  name: 'duplicateVisit',
  permission: 'visit.edit',
  schema: duplicateVisitSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, actor } = context
    const source = await visitForWrite(tx, actor, input.visitId)
    if (!source) return missing()
    const id = input.commandId
    if (await tx.visit.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    await tx.visit.create({ data: { id, ...columnsOf(source, input) } })
    const counts = await copyParts(context, { from: source.id, to: id }, input)
    context.audit({
      action: 'visit.copied',
      subjectType: 'visit',
      subjectId: id,
      subjectName: input.title,
      visitId: id,
      changes: {
        // Whoever reads the copy's history need not be one who may know of a restricted visit.
        ...(source.restricted ? {} : { copyOf: { from: null, to: reference('V', source.number) } }),
        ...Object.fromEntries(
          Object.entries(counts).flatMap(([part, count]) => (count === 0 ? [] : [[part, { from: null, to: count }]])),
        ),
      },
    })
    return ok({ id })
  },
})

function columnsOf(source: Source, { title, arrivalDate, organisers }: Input) {
  return {
    title,
    searchKey: searchKey(title),
    direction: source.direction,
    level: source.level,
    purpose: source.purpose,
    frameworkId: organisers ? source.frameworkId : null,
    arrivalDate: dayToDb(arrivalDate),
    departureDate: dayToDb(departureAfter(arrivalDate, source)),
    homeZone: source.homeZone,
    restricted: source.restricted,
  }
}

/** As long a visit as the other, where both its dates are known. */
function departureAfter(arrivalDate: string | null, source: Source): string | null {
  const [arrival, departure] = [dayFromDb(source.arrivalDate), dayFromDb(source.departureDate)]
  if (arrivalDate === null || arrival === null || departure === null) return null
  const after = addDays(arrivalDate, diffDays(arrival, departure))
  return isIsoDate(after) ? after : null
}

type Way = { from: string; to: string }

async function copyParts(context: CommandContext, way: Way, take: Record<Taken, boolean>) {
  const { tx } = context
  const none: ReadonlyMap<string, string> = new Map()
  if (take.stops) await copyStops(tx, way)
  if (take.organisers) await copyAbout(tx, way)
  const contacts = take.hosts ? await copyHosts(tx, way) : none
  const members = take.members ? await copyMembers(tx, way) : none
  const subgroups = take.subgroups ? await copySubgroups(tx, way, members) : none
  const parties = { contacts, members, subgroups, hosts: take.hosts, people: take.members }
  const items = take.items ? await copyProgramme(tx, way, parties) : 0
  await copyTeam(context, way, take.team)
  return { contacts: contacts.size, members: members.size, subgroups: subgroups.size, items }
}

async function copyProgramme(
  tx: CommandContext['tx'],
  { from, to }: Way,
  parties: Parameters<typeof copyItems>[2]['parties'],
): Promise<number> {
  const [before, after] = [await loadVisitTimes(tx, from), await loadVisitTimes(tx, to)]
  const items = await itemsToCopy(tx, from)
  const copies = items.map((item) => {
    const day = { dayNumber: item.dayNumber, date: dayFromDb(item.date) }
    return { item, day: numberedDay(day, before.arrivalDate) }
  })
  return (await copyItems(tx, copies, { visitId: to, from: before, to: after, parties })).length
}

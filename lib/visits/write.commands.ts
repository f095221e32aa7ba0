import type { CommandContext } from '@/lib/audit/command'
import { holdDirectory } from '@/lib/directory/names.commands'
import { resolveOrganisation } from '@/lib/directory/resolve'
import type { Tx } from '@/lib/platform/db'
import type { Choice } from '@/lib/platform/fields'
import { newId } from '@/lib/platform/id'
import { invalid, ok, type Result } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import type { VisitFields } from './schema'

/** The parts of a visit that are rows of their own: organisers, stops, topics, replaced as a whole. */
export async function writeVisitParts(context: CommandContext, visitId: string, input: VisitFields): Promise<Result> {
  const { tx } = context
  await tx.visitStop.deleteMany({ where: { visitId } })
  const stops = input.stops.filter((s) => s.countryCode || s.city)
  await tx.visitStop.createMany({ data: stops.map((stop, position) => ({ ...stop, visitId, position })) })

  const standing = await tx.visitOrganiser.findMany({ where: { visitId }, select: { organisationId: true } })
  await tx.visitOrganiser.deleteMany({ where: { visitId } })
  const organisers = new Map<string, { organisationId: string; role: VisitFields['organisers'][number]['role'] }>()
  for (const [i, row] of input.organisers.entries()) {
    const chosen = row.organisation && 'id' in row.organisation ? row.organisation.id : null
    // Who organises it already may stay, also when archived since.
    const organisation = standing.some(({ organisationId }) => organisationId === chosen)
      ? ok(chosen)
      : await resolveOrganisation(context, row.organisation, `organisers.${i}.organisation`)
    if (!organisation.ok) return organisation
    if (organisation.value)
      organisers.set(`${organisation.value}/${row.role}`, { organisationId: organisation.value, role: row.role })
  }
  await tx.visitOrganiser.createMany({
    data: [...organisers.values()].map((row, position) => ({ ...row, visitId, position })),
  })

  await tx.visitTopic.deleteMany({ where: { visitId } })
  const topics = new Set<string>()
  for (const [i, choice] of input.topics.entries()) {
    const topic = await resolveTopic(context, choice, `topics.${i}`)
    if (!topic.ok) return topic
    if (topic.value) topics.add(topic.value)
  }
  await tx.visitTopic.createMany({ data: [...topics].map((topicId, position) => ({ topicId, visitId, position })) })
  return ok(null)
}

export const PARTS = ['framework', 'organisers', 'stops', 'topics'] as const

/** The parts as the history tells them: names in their order, null where there are none. */
export async function shownParts(tx: Tx, visitId: string): Promise<Record<(typeof PARTS)[number], string | null>> {
  const { framework, organisers, stops, topics } = await tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      framework: { select: { title: true } },
      organisers: {
        orderBy: [{ role: 'asc' }, { position: 'asc' }],
        select: { role: true, organisation: { select: { name: true } } },
      },
      stops: { orderBy: { position: 'asc' }, select: { city: true, countryCode: true, zone: true } },
      topics: { orderBy: { position: 'asc' }, select: { topic: { select: { name: true } } } },
    },
  })
  const listed = (names: string[]) => names.join('; ') || null
  return {
    framework: framework?.title ?? null,
    organisers: listed(organisers.map((row) => `${row.organisation.name} (${row.role.replace('_', '-')})`)),
    stops: listed(stops.map((stop) => [stop.city, stop.countryCode, stop.zone].filter(Boolean).join(', '))),
    topics: listed(topics.map(({ topic }) => topic.name)),
  }
}

/** The framework chosen, or a new one by its title; an equal title that is there already is taken. */
export async function resolveFramework({ tx }: CommandContext, choice: Choice): Promise<Result<string | null>> {
  if (!choice) return ok(null)
  if ('id' in choice) {
    const found = await tx.framework.findUnique({ where: { id: choice.id }, select: { id: true } })
    return found ? ok(found.id) : invalid('framework', 'errors.referenceGone')
  }
  const key = searchKey(choice.name)
  const row = await tx.framework.upsert({
    where: { searchKey: key },
    update: {},
    create: { id: newId(), title: choice.name, searchKey: key },
  })
  return ok(row.id)
}

async function resolveTopic({ tx }: CommandContext, choice: Choice, field: string): Promise<Result<string | null>> {
  if (!choice) return ok(null)
  if ('id' in choice) {
    const found = await tx.topic.findUnique({ where: { id: choice.id }, select: { id: true } })
    return found ? ok(found.id) : invalid(field, 'errors.referenceGone')
  }
  // Two visits that make the same new topics in another order would wait for each other.
  await holdDirectory(tx)
  const key = searchKey(choice.name)
  const row = await tx.topic.upsert({
    where: { searchKey: key },
    update: {},
    create: { id: newId(), name: choice.name, searchKey: key },
  })
  return ok(row.id)
}

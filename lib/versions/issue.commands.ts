import type { CommandContext } from '@/lib/audit/command'
import { tell } from '@/lib/notifications/tell'
import type { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { fail, type Message, missing, ok, type Result, refused } from '@/lib/platform/result'
import { openVisit } from '@/lib/programme/item-for-write.commands'
import { readersAmong } from '@/lib/visits/readers.queries'
import { getDraft } from './draft.queries'
import { changedSince, stateOf } from './fingerprint'
import { ownChanges } from './own-changes'
import { latestVersion } from './queries'
import { compareProgrammes, isEmptyDifference, summarise } from './rules'
import { FORMAT, itemsOf, MAX_ITEMS, type Snapshot, snapshotSchema } from './snapshot'

type Input = { visitId: string; note: string | null; seen: string; confirmed: string[] }
type Issued = { id: string; number: number; notified: number; toTell: number }
type Warning = Message & { code: string; href?: string }

/**
 * Freezes the programme as it stands under the visit's lock, with the next number, and notes whose own programme it
 * changes: who has an account is notified, the others are to be told. Asks first when the programme is not what the
 * page showed, and when nothing changed since the version before.
 */
export async function issue(context: CommandContext, input: Input): Promise<Result<Issued>> {
  const { tx, actor, now, audit } = context
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const draft = await getDraft(actor, visit.value.id, now, tx)
  if (!draft) return missing()
  const bad = refusalOf(draft)
  if (bad) return bad
  const before = await latestVersion(tx, draft.visit.id)
  const difference = before && compareProgrammes(before.snapshot, draft)
  const warnings = await warningsOf(context, { input, draft, before: difference && { ...before, difference } })
  if (warnings.length > 0) return fail({ kind: 'confirm', warnings })

  const version = { id: newId(), number: (before?.number ?? 0) + 1 }
  await tx.programmeVersion.create({
    data: {
      ...version,
      visitId: draft.visit.id,
      note: input.note,
      issuedAt: now,
      issuedBy: actor.userId,
      issuedByName: actor.name,
      itemCount: itemsOf(draft).length,
      format: FORMAT,
      snapshot: draft satisfies Prisma.InputJsonValue,
      ...(difference ? { summary: summarise(difference) satisfies Prisma.InputJsonValue } : {}),
    },
  })
  const reached = await writeRecipients(context, { version, before: before?.snapshot ?? null, draft })
  audit({
    action: 'version.issued',
    subjectType: 'programme_version',
    subjectId: version.id,
    subjectName: String(version.number),
    visitId: draft.visit.id,
    ...(input.note ? { changes: { note: { from: null, to: input.note } } } : {}),
  })
  return ok({ ...version, ...reached })
}

/** What cannot be issued at all: nothing, far too much, or an item that does not read as one. */
function refusalOf(draft: Snapshot): Result<never> | null {
  const items = itemsOf(draft)
  const programme = { key: 'refusals.versions.openProgramme', href: `/visits/${draft.visit.id}/programme` }
  if (items.length === 0) return refused('refusals.versions.empty', undefined, [programme])
  if (items.length > MAX_ITEMS) return refused('refusals.versions.tooMany', { maximum: MAX_ITEMS })
  const parsed = snapshotSchema.safeParse(draft)
  if (parsed.success) return null
  const [first] = parsed.error.issues
  const [list, day, , item] = first?.path ?? []
  const bad = list === 'days' ? draft.days[Number(day)]?.items[Number(item)] : undefined
  if (!bad) return refused('refusals.versions.unreadable')
  const href = `/meetings/${bad.id}/edit`
  return refused('refusals.versions.badItem', undefined, [
    { key: 'refusals.versions.openItem', values: { title: bad.title }, href },
  ])
}

/** Titles that one warning names; of the others it says how many. */
const NAMED = 5

async function warningsOf(
  { tx }: CommandContext,
  args: {
    input: Input
    draft: Snapshot
    before: { number: number; difference: ReturnType<typeof compareProgrammes> } | null
  },
): Promise<Warning[]> {
  const { input, draft, before } = args
  const warnings: Warning[] = []
  const since = changedSince(input.seen, draft)
  if (since) {
    // Of this state alone: when it moves once more, that is asked again.
    const code = `moved:${stateOf(draft)}`
    const gone = await tx.programmeItem.findMany({
      where: { id: { in: since.gone }, visitId: draft.visit.id },
      orderBy: { id: 'asc' },
      select: { title: true },
    })
    const titles = [...since.titles, ...gone.map(({ title }) => title)]
    const named = titles.slice(0, NAMED).join('; ') + (titles.length > NAMED ? '; …' : '')
    const href = `/visits/${draft.visit.id}/history`
    if (titles.length > 0)
      warnings.push({
        code,
        key: 'refusals.versions.itemsMoved',
        values: { count: titles.length, titles: named },
        href,
      })
    else if (since.order) warnings.push({ code, key: 'refusals.versions.orderMoved', href })
    if (since.rest) warnings.push({ code: `rest:${stateOf(draft)}`, key: 'refusals.versions.restMoved', href })
  }
  if (before && isEmptyDifference(before.difference))
    warnings.push({ code: 'unchanged', key: 'refusals.versions.unchanged', values: { number: before.number } })
  return warnings.filter(({ code }) => !input.confirmed.includes(code))
}

async function writeRecipients(
  { tx, now }: CommandContext,
  args: { version: { id: string; number: number }; before: Snapshot | null; draft: Snapshot },
): Promise<{ notified: number; toTell: number }> {
  const { version, before, draft } = args
  const { id: visitId } = draft.visit
  const recipients = ownChanges(before, draft)
  const readers = await readersAmong(personsOf(recipients), visitId, now, tx)
  const accountOf = (personId: string | null) => (personId === null ? undefined : readers.get(personId))
  await tx.versionRecipient.createMany({
    data: recipients.map(({ who, changes }) => ({
      ...who,
      versionId: version.id,
      visitId,
      userId: accountOf(who.personId) ?? null,
      changes: changes satisfies Prisma.InputJsonValue,
    })),
  })
  const notices = recipients.flatMap(({ who, changes }) => {
    const userId = accountOf(who.personId)
    if (!userId) return []
    const values = { number: version.number, first: changes.first, person: who.personId ?? '' }
    const subject = { subjectType: 'programme_version', subjectId: version.id }
    return [{ userId, kind: 'version_issued' as const, visitId, ...subject, values }]
  })
  await tell(tx, notices, now)
  return { notified: notices.length, toTell: recipients.length - notices.length }
}

const personsOf = (recipients: ReturnType<typeof ownChanges>): string[] =>
  recipients.flatMap(({ who }) => who.personId ?? [])

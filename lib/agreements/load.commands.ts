import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import type { Prisma } from '@/lib/platform/db'
import { lock } from '@/lib/platform/lock'
import { reference } from '@/lib/platform/reference'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { todayIn } from '@/lib/time/calendar'
import { visitForWrite } from '@/lib/visits/scope'
import { canRestrict } from './policy'
import { knownAgreement } from './scope'

const named = { select: { id: true, name: true } } as const

export const PARTIES = {
  orderBy: [{ side: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  include: { organisation: named, signatory: named },
} satisfies Prisma.Agreement$partiesArgs

type Writer = Pick<CommandContext, 'tx' | 'actor'>

/**
 * The agreement for a write: visit and agreement held until the transaction ends. Hidden or absent is `missing`. What was
 * agreed goes on after the visit, so its status is not asked for.
 * @param alsoVisits others that the command touches: all are held in one order, else two would wait for each other
 */
export async function agreementForWrite(
  { tx, actor }: Writer,
  agreementId: string,
  alsoVisits: readonly string[] = [],
) {
  const at = await tx.agreement.findUnique({ where: { id: agreementId }, select: { visitId: true } })
  if (!at) return missing()
  const visits = await visitsForWrite({ tx, actor }, [at.visitId, ...alsoVisits])
  const visit = visits?.get(at.visitId)
  if (!visit) return missing()
  await lock(tx, 'agreement', agreementId)
  const agreement = await tx.agreement.findFirst({
    where: { AND: [{ id: agreementId }, knownAgreement(actor)] },
    include: { parties: PARTIES },
  })
  return agreement ? ok({ agreement, today: (now: Date) => todayIn(visit.homeZone, now) }) : missing()
}

/** The visits held in the order of their ids; null when one of them is not to be seen. */
export async function visitsForWrite({ tx, actor }: Writer, visitIds: readonly string[]) {
  const held = new Map<string, NonNullable<Awaited<ReturnType<typeof visitForWrite>>>>()
  for (const id of [...new Set(visitIds)].sort()) {
    const visit = await visitForWrite(tx, actor, id)
    if (!visit) return null
    held.set(id, visit)
  }
  return held
}

export type LoadedAgreement = Extract<Awaited<ReturnType<typeof agreementForWrite>>, { ok: true }>['value']['agreement']

/** What every audit event about an agreement says of it; the history is not shown to whoever sees no drafts. */
export const subjectOf = (agreement: { id: string; number: number; title: string; visitId: string }) =>
  ({
    subjectType: 'agreement',
    subjectId: agreement.id,
    subjectName: `${reference('A', agreement.number)} “${agreement.title}”`,
    visitId: agreement.visitId,
  }) as const

/** Refuses what is not for the archive. */
export const refuseArchived = (agreement: Pick<LoadedAgreement, 'archivedAt'>): Result<never> | null =>
  agreement.archivedAt === null ? null : refused('refusals.agreements.archived')

/** Refuses a step that was decided on while looking at an older version. */
export const refuseStale = (agreement: LoadedAgreement, version: number): Result<never> | null =>
  agreement.version === version ? null : conflict({ version: agreement.version, base: {}, mine: {}, theirs: {} })

/** Refuses to hide an agreement from whoever hides it. */
export async function refuseRestricting({ tx, actor }: Writer, visitId: string): Promise<Result<never> | null> {
  const onTeam = actor.userId
    ? (await tx.visitTeamMember.count({ where: { visitId, userId: actor.userId } })) > 0
    : actor.kind === 'system'
  return canRestrict(actor, { onTeam }) ? null : refused('refusals.agreements.restrictOffTeam')
}

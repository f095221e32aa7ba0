import type { Actor } from '@/lib/auth/permissions'
import type { Prisma, Tx } from '@/lib/platform/db'
import type { Change } from './change'

export type { Change } from './change'

export type AuditInput = {
  /** Past tense: `visit.confirmed`. Its sentence is `audit.actions.<action>` in the message files. */
  action: `${string}.${string}`
  subjectType: string
  subjectId: string
  /** What a sentence calls the subject, as of now. */
  subjectName: string
  /** Scope of reading; null for what belongs to no visit. */
  visitId: string | null
  changes?: Record<string, Change>
  /** Given by the person for this step. */
  reason?: string | null
}

/** From here on it is told apart when something was done and when it arrived. */
const LATE_MS = 60_000

/** Writes the events with the transaction's own client: they stand or fall with what they tell of. */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  events: readonly AuditInput[],
  { now, commandId, writtenAt = now }: { now: Date; commandId: string | null; writtenAt?: Date },
): Promise<void> {
  if (events.length === 0) return
  await tx.auditEvent.createMany({
    data: events.map((event) => ({
      at: now,
      writtenAt: now.getTime() - writtenAt.getTime() > LATE_MS ? writtenAt : null,
      actorId: actor.userId,
      actorName: actor.name,
      actorKind: actor.kind,
      commandId,
      action: event.action,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      subjectName: event.subjectName.slice(0, 300),
      visitId: event.visitId,
      changes: {
        ...event.changes,
        ...(event.reason ? { reason: { from: null, to: event.reason } } : {}),
      } as Prisma.InputJsonObject,
    })),
  })
}

const plain = (value: unknown): Change['from'] => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** The named fields that differ, as the history keeps them. Fields that `after` does not have are left out. */
export function changed<F extends string>(
  before: Readonly<Partial<Record<F, unknown>>>,
  after: Readonly<Partial<Record<F, unknown>>>,
  fields: readonly F[],
): Record<string, Change> {
  const changes: Record<string, Change> = {}
  for (const field of fields) {
    if (!(field in after)) continue
    const [from, to] = [plain(before[field]), plain(after[field])]
    if (from !== to) changes[field] = { from, to }
  }
  return changes
}

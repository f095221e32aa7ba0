import { createHash, createHmac } from 'node:crypto'
import type * as z from 'zod/mini'
import { type Actor, can, type Permission } from '@/lib/auth/permissions'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { isDatabaseDown } from '@/lib/platform/errors'
import { type Failure, fail, forbidden, type Message, type Result, refused } from '@/lib/platform/result'
import { type AuditInput, writeAudit } from './record'

export type CommandContext = {
  tx: Tx
  actor: Actor
  now: Date
  /** When the person did it: before `now` where a device was without a network, never after it. */
  writtenAt: Date
  commandId: string
  /** Notes an event; all are written when the handler returns ok. */
  audit: (event: AuditInput) => void
}

type AnyInput = z.ZodMiniType<{ commandId: string }, unknown>

/** `(actor, input, now, writtenAt?) → Result`: parse → permission → transaction (receipt → handler → audit). */
export type Command<T = unknown> = ((
  actor: Actor,
  input: unknown,
  now: Date,
  writtenAt?: Date,
) => Promise<Result<T>>) & {
  readonly commandName: string
  readonly permission: Permission
}

/** Undoes the transaction of a command that answered with a failure. */
class Undone extends Error {
  constructor(readonly failure: Failure) {
    super('undone')
  }
}

/**
 * Makes a command: one state change with its permission, its transaction, its receipt and its audit.
 * A resend of the same input under the same `commandId` gets the first answer and changes nothing;
 * another input under a used id is refused. `handler` returns a Result; a failure rolls everything back.
 * Throws only bugs; a database that is down is the failure `unavailable`.
 */
export function defineCommand<S extends AnyInput, T>(spec: {
  /** As the office says it: `confirmVisit`. */
  name: string
  permission: Permission
  schema: S
  handler: (context: CommandContext, input: z.output<S>) => Promise<Result<T>>
}): Command<T> {
  const run = async (actor: Actor, raw: unknown, now: Date, writtenAt: Date = now): Promise<Result<T>> => {
    if (!can(actor, spec.permission)) return forbidden()
    const parsed = spec.schema.safeParse(raw)
    if (!parsed.success) return fail({ kind: 'invalid', fields: messagesByField(parsed.error) })
    const input = parsed.data as z.output<S>
    try {
      return await inTransaction(spec, actor, input, { now, writtenAt })
    } catch (error) {
      if (error instanceof Undone) return fail(error.failure)
      if (isDatabaseDown(error)) return fail({ kind: 'unavailable' })
      throw error
    }
  }
  return Object.assign(run, { commandName: spec.name, permission: spec.permission })
}

async function inTransaction<S extends AnyInput, T>(
  spec: { name: string; handler: (context: CommandContext, input: z.output<S>) => Promise<Result<T>> },
  actor: Actor,
  input: z.output<S>,
  { now, writtenAt }: { now: Date; writtenAt: Date },
): Promise<Result<T>> {
  const { commandId } = input
  const receipt = { actorKey: actor.userId ?? actor.name, commandId }
  const inputHash = createHash('sha256')
    .update(`${spec.name}\n${JSON.stringify(input, keyedSecrets)}`)
    .digest('hex')
  return await db().$transaction(
    async (tx) => {
      // Waits for a twin that is under way, then finds its receipt.
      const fresh = await tx.$executeRaw`/* audit.receipt */
        INSERT INTO command_receipt (actor_key, command_id, command, input_hash, at)
        VALUES (${receipt.actorKey}, ${commandId}::uuid, ${spec.name}, ${inputHash}, ${now}) ON CONFLICT DO NOTHING`
      if (fresh === 0) {
        const earlier = await tx.commandReceipt.findUniqueOrThrow({ where: { actorKey_commandId: receipt } })
        if (earlier.inputHash !== inputHash) throw new Undone(asFailure(refused('errors.commandReused')))
        return { ok: true, value: earlier.result as T }
      }
      const events: AuditInput[] = []
      const audit = (event: AuditInput) => events.push(event)
      const result = await spec.handler({ tx, actor, now, writtenAt, commandId, audit }, input)
      if (!result.ok) throw new Undone(result.failure)
      await writeAudit(tx, actor, events, { now, commandId, writtenAt })
      if (result.value !== null && result.value !== undefined) {
        const data = { result: result.value as Prisma.InputJsonValue }
        await tx.commandReceipt.update({ where: { actorKey_commandId: receipt }, data })
      }
      return result
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/**
 * A hidden text of the input (`Secret`) by its keyed hash: else another password sent again under a used id would be
 * answered as done. Without the key nobody can try passwords on a receipt.
 */
function keyedSecrets(this: unknown, key: string, shown: unknown): unknown {
  const value = (this as Record<string, unknown>)[key]
  if (typeof value !== 'object' || value === null || !('reveal' in value)) return shown
  if (typeof value.reveal !== 'function') return shown
  return createHmac('sha256', readEnv().SESSION_SECRET).update(String(value.reveal())).digest('hex')
}

const asFailure = (result: Result<never>): Failure => {
  if (result.ok) throw new Error('not a failure')
  return result.failure
}

/** zod's issues as messages by field path (`stops.0.city`); the messages are keys of the message files. */
export function messagesByField(error: { issues: readonly z.core.$ZodIssue[] }): Record<string, Message[]> {
  const fields: Record<string, Message[]> = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    const key =
      issue.message.startsWith('errors.') || issue.message.startsWith('refusals.') ? issue.message : 'errors.invalid'
    const message: Message = 'maximum' in issue ? { key, values: { maximum: Number(issue.maximum) } } : { key }
    const list = fields[path] ?? []
    if (!list.some((m) => m.key === key)) fields[path] = [...list, message]
  }
  return fields
}

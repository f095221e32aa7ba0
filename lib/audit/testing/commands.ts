import type { Command } from '@/lib/audit/command'
import type { Actor } from '@/lib/auth/permissions'
import { newId } from '@/lib/platform/id'

export type Input = Record<string, unknown>

/**
 * Runs commands as tests do: at the instant `now`, each under an id of its own unless the input names one.
 * @param byDefault who acts where no actor is given; asked at each run
 */
export const commandsAt =
  (now: Date, byDefault: () => Actor) =>
  <T>(command: Command<T>, input: Input, actor: Actor = byDefault()) =>
    command(actor, { commandId: newId(), ...input }, now)

/** What a command answers that a rule refuses, for `toEqual` or `toMatchObject`. */
export const refusal = (key: string) => ({ ok: false, failure: { kind: 'refused', reason: { key } } })

/** What a command answers to bad input: the message beside its field. */
export const beside = (field: string, key: string) => ({
  ok: false,
  failure: { kind: 'invalid', fields: { [field]: [{ key }] } },
})

/** @throws Error with the failure when the command did not make the record */
export function idOf(result: Awaited<ReturnType<Command<{ id: string }>>>): string {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value.id
}

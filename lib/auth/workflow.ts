import { type Actor, can, type Permission } from './permissions'

/** One row of a workflow table: buttons, commands and the generated tests read it. */
export type Transition<S extends string> = {
  /** The command, as the office says it: `confirmVisit`. */
  command: string
  from: readonly S[]
  to: S
  permission: Permission
  /** A reason must be given and is kept. */
  reason?: true
  /** Past tense, for the audit: `visit.confirmed`. */
  event: `${string}.${string}`
}

/** The rows that this actor may take from this state; whether a rule then refuses is the command's to say. */
export function openTransitions<S extends string, T extends Transition<S>>(
  table: readonly T[],
  actor: Actor,
  state: S,
): T[] {
  return table.filter((row) => row.from.includes(state) && can(actor, row.permission))
}

/** The row of a command. Throws on a name that is not in the table: a bug. */
export function transition<S extends string, T extends Transition<S>>(table: readonly T[], command: T['command']): T {
  const row = table.find((r) => r.command === command)
  if (!row) throw new Error(`no transition ${command}`)
  return row
}

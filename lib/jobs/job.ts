import type * as z from 'zod/mini'

/**
 * Which jobs of one queue may stand beside each other. `standard`: any. `short`: one waiting for each key.
 * `exclusive`: one waiting or running for each key.
 */
export type Policy = 'standard' | 'short' | 'exclusive'

/** A kind of work that is done after the request that asked for it, or by the clock. */
export type Job<T = unknown> = {
  /** Also the name of its queue. */
  readonly name: string
  readonly data: z.ZodMiniType<T>
  readonly policy: Policy
  /** When it runs by itself: a cron expression in the home zone. It then gets `{}` as its data. */
  readonly cron: string | null
  /** Tries after the first before it is given up and laid among the dead letters. */
  readonly retries: number
  /** Before the second try; doubled, with some chance, for each that follows, an hour at most. */
  readonly retryAfterSeconds: number
  /** After which a try counts as failed, whether or not its worker is alive. */
  readonly longestSeconds: number
  /** How often an idle worker looks for one. */
  readonly lookEverySeconds: number
}

/** A job whatever its data: what its queue and its worker need to know. */
export type AnyJob = Omit<Job, 'data'>

type Spec<T> = Pick<Job<T>, 'name' | 'data'> & Partial<Job<T>>

/** Makes a job's definition; the rest has values that suit what a person waits for. */
export function defineJob<T>(spec: Spec<T>): Job<T> {
  return {
    policy: 'standard',
    cron: null,
    retries: 5,
    retryAfterSeconds: 30,
    longestSeconds: 15 * 60,
    lookEverySeconds: 5,
    ...spec,
  }
}

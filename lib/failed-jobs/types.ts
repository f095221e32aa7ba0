import type { Count } from '@/lib/platform/count-limit'

/** A job whose last try failed, as it lies among the dead letters. What it was asked with is not told: it may name records. */
export type FailedJob = {
  id: string
  /** Name of the job, as `lib/jobs/registry.ts` has it. */
  job: string
  tries: number
  /** Kind of the error and its code; never its words, which might quote what people wrote. */
  error: string
  /** Instants, ISO 8601 UTC. */
  askedAt: string
  failedAt: string
}

export type FailedJobPage = Count & { rows: FailedJob[]; next: string | null; previous: string | null }

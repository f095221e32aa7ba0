import type { Failure, Message } from '@/lib/platform/result'

/** Up to so many are changed while the person waits; more are a job. */
export const IN_THE_REQUEST = 200

/** Bulk changes of one person that may wait or be under way at once. */
export const MOST_UNDER_WAY = 5

/** What a row of a bulk change could not be done for, as one sentence: the refusal that the single act would give. */
export function problemOf(failure: Failure): Message {
  switch (failure.kind) {
    case 'invalid':
      return Object.values(failure.fields)[0]?.[0] ?? { key: 'errors.invalid' }
    case 'refused':
      return failure.reason
    case 'conflict':
      return { key: 'refusals.bulk.stale' }
    case 'forbidden':
      return { key: 'refusals.bulk.forbidden' }
    case 'missing':
      return { key: 'refusals.bulk.gone' }
    default:
      return { key: 'refusals.bulk.broken' }
  }
}

import { expect, it } from 'vitest'
import { newId } from '@/lib/platform/id'
import type { Failure } from '@/lib/platform/result'
import { problemOf } from './rules'
import { bulkRemindSchema } from './schema'

it.each<[string, Failure, string]>([
  [
    'the message beside a field',
    { kind: 'invalid', fields: { dueDate: [{ key: 'errors.sameDueDate' }] } },
    'errors.sameDueDate',
  ],
  [
    'the refusal of a rule',
    { kind: 'refused', reason: { key: 'refusals.followUps.finished' } },
    'refusals.followUps.finished',
  ],
  ['that it has changed', { kind: 'conflict', version: 2, fields: [] }, 'refusals.bulk.stale'],
  ['that it is gone', { kind: 'missing' }, 'refusals.bulk.gone'],
  ['that it is not allowed', { kind: 'forbidden' }, 'refusals.bulk.forbidden'],
  ['that something went wrong', { kind: 'unavailable' }, 'refusals.bulk.broken'],
])('a row that could not be changed says %s', (_what, failure, key) => {
  expect(problemOf(failure).key).toBe(key)
})

it('asks for no version that the database cannot hold', () => {
  const asked = (version: number) =>
    bulkRemindSchema.safeParse({ commandId: newId(), ticked: [{ id: newId(), version }] }).success
  expect([1, 2_147_483_647, 2_147_483_648, -1].map(asked)).toEqual([true, true, false, false])
})

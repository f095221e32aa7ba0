import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/platform/errors'
import { troubleKind } from './trouble-kind'

describe('the screen of an error', () => {
  it.each(['signedOut', 'forbidden', 'missing', 'stale', 'unavailable'] as const)('knows %s', (code) => {
    expect(troubleKind(new AppError(code).digest)).toBe(code)
  })
  it.each([undefined, '', '1234567', 'TASHRIF_', 'TASHRIF_OTHER', 'TASHRIF_toString'])(
    'takes %s for a bug of ours',
    (digest) => {
      expect(troubleKind(digest)).toBe('broken')
    },
  )
})

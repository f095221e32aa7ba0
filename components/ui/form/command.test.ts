import { describe, expect, it } from 'vitest'
import { fail, ok } from '@/lib/platform/result'
import { attempt, isAnswered } from './command'

describe('an attempt', () => {
  it('answers what the command answers', async () => {
    expect(await attempt(async () => ok({ id: 'x' }), {})).toEqual({ ok: true, value: { id: 'x' } })
    expect(await attempt(async () => fail({ kind: 'missing' }), {})).toEqual({
      ok: false,
      failure: { kind: 'missing' },
    })
  })
  it('is unavailable when no answer arrives', async () => {
    const lost = async () => {
      throw new TypeError('Failed to fetch')
    }
    expect(await attempt(lost, {})).toEqual({ ok: false, failure: { kind: 'unavailable' } })
  })
  it('is broken when the server had a bug', async () => {
    const bug = async () => {
      throw Object.assign(new Error('hidden'), { digest: '123' })
    }
    expect(await attempt(bug, {})).toEqual({ ok: false, failure: { kind: 'broken' } })
  })
})

describe('the command id', () => {
  it.each(['unavailable', 'broken'] as const)('stays after %s, for the attempt may have been recorded', (kind) => {
    expect(isAnswered({ ok: false, failure: { kind } })).toBe(false)
  })
  it.each(['forbidden', 'missing', 'signedOut'] as const)('is used up after %s', (kind) => {
    expect(isAnswered({ ok: false, failure: { kind } })).toBe(true)
  })
  it('is used up after success', () => {
    expect(isAnswered({ ok: true, value: null })).toBe(true)
  })
})

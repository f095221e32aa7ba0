import { describe, expect, it } from 'vitest'
import { isWriter, mergePresence, settleSubstitutes } from './rules'

const row = (id: string, over: Partial<{ side: 'ours' | 'host'; present: boolean; replaces: string | null }> = {}) => ({
  id,
  side: 'ours' as const,
  partyId: `party-${id}`,
  present: true,
  replaces: null as string | null,
  ...over,
})

describe('a readout', () => {
  it('belongs to its writer, and without one to whoever comes first', () => {
    const actor = { kind: 'user' as const, userId: 'me' }
    expect(isWriter(actor, 'me')).toBe(true)
    expect(isWriter(actor, null)).toBe(true)
    expect(isWriter(actor, 'somebody else')).toBe(false)
    expect(isWriter({ kind: 'system', userId: null }, 'somebody else')).toBe(true)
  })
})

describe('attendance that two people change at once', () => {
  const was = { present: true, replaces: null }

  it('keeps what the other changed and this one did not touch', () => {
    expect(mergePresence({ present: false, replaces: null }, was, was)).toEqual({ present: false, replaces: null })
  })

  it('takes what this one changed', () => {
    expect(mergePresence(was, was, { present: true, replaces: 'party-b' })).toEqual({
      present: true,
      replaces: 'party-b',
    })
  })

  it('lets nobody who is absent stand in for somebody', () => {
    expect(
      mergePresence(
        { present: true, replaces: 'party-b' },
        { present: true, replaces: 'party-b' },
        {
          present: false,
          replaces: 'party-b',
        },
      ),
    ).toEqual({ present: false, replaces: null })
  })
})

describe('substitutes', () => {
  it('make the person whom they replace absent', () => {
    const settled = settleSubstitutes([row('a', { replaces: 'party-b' }), row('b')], new Set())
    expect(settled).toEqual({ rows: [row('a', { replaces: 'party-b' }), row('b', { present: false })] })
  })

  it('replace nobody any more when that person turns out to have been there', () => {
    const settled = settleSubstitutes([row('a', { replaces: 'party-b' }), row('b')], new Set(['b']))
    expect(settled).toEqual({ rows: [row('a'), row('b')] })
  })

  it('cannot replace themselves, somebody of the other side, or somebody who is not on the list', () => {
    expect(settleSubstitutes([row('a', { replaces: 'party-a' })], new Set())).toEqual({ wrong: 'a' })
    expect(settleSubstitutes([row('a', { replaces: 'party-b' }), row('b', { side: 'host' })], new Set())).toEqual({
      wrong: 'a',
    })
    expect(settleSubstitutes([row('a', { replaces: 'party-z' })], new Set())).toEqual({ wrong: 'a' })
  })

  it('are absent themselves once somebody stands in for them', () => {
    const settled = settleSubstitutes(
      [row('a', { replaces: 'party-b' }), row('b', { present: false }), row('c', { replaces: 'party-a' })],
      new Set(),
    )
    expect(settled).toEqual({
      rows: [row('a', { present: false }), row('b', { present: false }), row('c', { replaces: 'party-a' })],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { rebase } from './fresh-defaults'

const before = { version: 1, title: 'Old', place: 'Here' }

describe('a form whose record was loaded anew', () => {
  it('follows the record where nobody typed, its version included', () => {
    const now = { version: 2, title: 'New', place: 'Here' }
    expect(rebase({ before, now, typed: before })).toEqual(now)
  })
  it('keeps what was typed in fields that the record left alone', () => {
    const typed = { ...before, place: 'There' }
    expect(rebase({ before, now: { version: 2, title: 'New', place: 'Here' }, typed })).toEqual({
      version: 2,
      title: 'New',
      place: 'There',
    })
  })
  it('stays on its version when a typed field changed in the record too', () => {
    const typed = { ...before, title: 'Mine' }
    expect(rebase({ before, now: { version: 2, title: 'Theirs', place: 'Here' }, typed })).toBeNull()
  })
  it('moves on after its own save, when the record now says what was typed', () => {
    const typed = { ...before, title: 'Mine' }
    expect(rebase({ before, now: { version: 2, title: 'Mine', place: 'Here' }, typed })?.version).toBe(2)
  })
  it('knows its own text again when the record has trimmed it', () => {
    const typed = { ...before, title: 'Mine\n' }
    expect(rebase({ before, now: { version: 2, title: 'Mine', place: 'Here' }, typed })?.version).toBe(2)
  })
  it('keeps what was typed on after its own save, on the new version', () => {
    const sent = { ...before, title: 'Mine ' }
    const typed = { ...before, title: 'Mine and more' }
    expect(rebase({ before: sent, now: { version: 2, title: 'Mine', place: 'Here' }, typed })).toEqual({
      version: 2,
      title: 'Mine and more',
      place: 'Here',
    })
  })
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { lookUp, parseChosen, settleText, toChoice, toId } from './lookup'

const MINISTRY = { id: 'a', label: 'Ministry of Health' }
const CITY = { id: 'b', label: 'City of Hangzhou', hint: 'Host' }

afterEach(() => vi.unstubAllGlobals())

describe('a typed text', () => {
  it('is the one option of that label, whatever its case and spaces', () => {
    expect(settleText('  ministry of  HEALTH ', [CITY, MINISTRY], true)).toEqual({
      id: 'a',
      label: 'Ministry of Health',
    })
  })
  it('is a new record when no label is the same, even if one begins so', () => {
    expect(settleText(' Ministry ', [MINISTRY], true)).toEqual({ name: 'Ministry' })
  })
  it('is no record where none may be made, so that the schema refuses it', () => {
    expect(settleText('Ministry', [MINISTRY], false)).toEqual({ id: '', label: 'Ministry' })
  })
  it('is never chosen for the person between two of the same label', () => {
    expect(settleText('City of Hangzhou', [CITY, { ...CITY, id: 'c' }], true)).toEqual({
      id: '',
      label: 'City of Hangzhou',
    })
  })
})

describe('what a command gets', () => {
  it('is the record without its label, or the name', () => {
    expect(toChoice({ id: 'a', label: 'A' })).toEqual({ id: 'a' })
    expect(toChoice({ name: 'New' })).toEqual({ name: 'New' })
  })
  it('is the text itself when it is no record: an empty id would pass as no choice', () => {
    expect(toId({ id: 'a', label: 'A' })).toBe('a')
    expect(toId({ id: '', label: 'Nobody' })).toBe('Nobody')
  })
})

describe('the other text of a conflict', () => {
  it('is a record as JSON, a name, or nothing', () => {
    expect(parseChosen('{"id":"a","label":"A"}')).toEqual({ id: 'a', label: 'A' })
    expect(parseChosen('Ministry of Health')).toEqual({ name: 'Ministry of Health' })
    expect(parseChosen('12')).toEqual({ name: '12' })
    expect(parseChosen('')).toBeNull()
  })
})

describe('looking up', () => {
  it('finds in a list by label and hint', async () => {
    expect(await lookUp([MINISTRY, CITY], 'host')).toEqual([CITY])
    expect(await lookUp([MINISTRY, CITY], '')).toEqual([MINISTRY, CITY])
  })
  it('asks an address with the text encoded, beside what it already asks', async () => {
    const asked = vi.fn(async () => Response.json([CITY]))
    vi.stubGlobal('fetch', asked)
    expect(await lookUp('/api/lookup/people?visit=1', 'a&b ')).toEqual([CITY])
    expect(asked).toHaveBeenCalledWith('/api/lookup/people?visit=1&q=a%26b', expect.anything())
  })
  it('throws when the address refuses, instead of taking a known name for a new one', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 401 }))
    await expect(lookUp('/api/lookup/people', 'a')).rejects.toMatchObject({ isSignedOut: true })
    vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
    await expect(lookUp('/api/lookup/people', 'a')).rejects.toMatchObject({ isSignedOut: false })
  })
})

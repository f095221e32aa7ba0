import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACCEPT,
  ACCEPT_PICTURES,
  cleanName,
  LARGEST_FILE,
  nameOfKind,
  PART_BYTES,
  partCount,
  partSize,
  partsMissing,
  sizeInUnits,
} from './rules'

describe('parts', () => {
  it('cover a file of any size exactly, each no larger than one may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LARGEST_FILE }), (size) => {
        const sizes = Array.from({ length: partCount(size) }, (_, n) => partSize(size, n))
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(size)
        expect(Math.min(...sizes)).toBeGreaterThan(0)
        expect(Math.max(...sizes)).toBeLessThanOrEqual(PART_BYTES)
        expect(partSize(size, partCount(size))).toBe(0)
      }),
    )
    expect([partSize(5, -1), partSize(5, 0.5), partSize(5, Number.NaN)]).toEqual([0, 0, 0])
  })

  it('that are still to be sent are the others', () => {
    expect(partsMissing(3 * PART_BYTES + 1, [1, 3])).toEqual([0, 2])
    expect(partsMissing(1, [0])).toEqual([])
  })
})

describe('a name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\Photo.jpg', 'Photo.jpg'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\u0000b\n.txt', 'ab.txt'],
    ['Соглашение 协议.pdf', 'Соглашение 协议.pdf'],
    ['...', 'file'],
    ['a<b>"c".txt', 'a_b__c_.txt'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given)).toBe(kept)
  })

  it('that is too long keeps its extension', () => {
    const kept = cleanName(`${'x'.repeat(500)}.docx`)
    expect([kept.length, kept.endsWith('x.docx')]).toEqual([200, true])
  })

  it('gets the extension that its content bears out', () => {
    expect(nameOfKind('a.JPEG', 'image/jpeg')).toBe('a.JPEG')
    expect(nameOfKind('a.pdf', 'image/jpeg')).toBe('a.pdf.jpg')
    expect(nameOfKind('scan', 'application/pdf')).toBe('scan.pdf')
  })
})

it('a phone that keeps its photos in its own format is asked for another', () => {
  expect(ACCEPT).toContain('image/jpeg')
  expect(ACCEPT).not.toMatch(/hei[cf]|image\/\*/)
  expect(ACCEPT_PICTURES).toBe('image/jpeg,image/png,image/webp')
})

it('a size is told in units of people', () => {
  expect([sizeInUnits(999), sizeInUnits(15_400), sizeInUnits(2_449_000)]).toEqual([
    { amount: 999, unit: 'B' },
    { amount: 15, unit: 'kB' },
    { amount: 2.4, unit: 'MB' },
  ])
})

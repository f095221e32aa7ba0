import { describe, expect, it } from 'vitest'
import { likePattern, searchTerms } from './query'

describe('searchTerms', () => {
  it('gives the key of each word once, in the order typed', () => {
    expect(searchTerms('Шавкат  Mirziyoyev, Shavkat')).toEqual(['shavkat', 'mirzioev'])
  })

  it('finds nothing to search in punctuation', () => {
    expect(searchTerms(' %_\\ … ')).toEqual([])
    expect(searchTerms('')).toEqual([])
  })

  it('takes the first eight words', () => {
    expect(searchTerms('a b c d e f g h i j')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  })
})

describe('likePattern', () => {
  it('looks for the term anywhere', () => {
    expect(likePattern('burhanov')).toBe('%burhanov%')
  })

  it('escapes what LIKE would read as a wildcard', () => {
    expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%')
  })
})

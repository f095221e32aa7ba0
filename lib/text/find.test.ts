import { describe, expect, it } from 'vitest'
import { docOf } from './doc'
import { findWords } from './find'
import type { TextDoc, TextNode } from './types'

const text = (words: string, strong = false): TextNode => ({
  type: 'text',
  text: words,
  ...(strong ? { marks: [{ type: 'strong' as const }] } : {}),
})
const doc = (...content: TextDoc['content']): TextDoc => ({ type: 'doc', content })

describe('words in a text', () => {
  it('are found by their letters, the first time they stand there', () => {
    expect(findWords(docOf('They agreed. They agreed.'), 'agreed')).toEqual({ from: 5, to: 11 })
  })

  it('may run over bold words, line breaks and paragraphs, with any white space', () => {
    const given = doc(
      { type: 'paragraph', content: [text('A '), text('pilot', true), { type: 'hard_break' }, text('in May.')] },
      {
        type: 'bullet_list',
        content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [text('Two')] }] }],
      },
    )
    expect(findWords(given, 'pilot in')).toEqual({ from: 2, to: 9 })
    expect(findWords(given, 'in  May.\n\nTwo')).toEqual({ from: 7, to: 17 })
    expect(findWords(given, ' A pilot\nin May. Two ')).toEqual({ from: 0, to: 17 })
  })

  it('are not found when they are gone, or are none', () => {
    expect(findWords(docOf('They agreed.'), 'They refused.')).toBeNull()
    expect(findWords(docOf('They agreed.'), ' \n')).toBeNull()
  })
})

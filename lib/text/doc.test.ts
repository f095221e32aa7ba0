import { describe, expect, it } from 'vitest'
import { docOf, EMPTY_DOC, isEmptyDoc, outcomesIn, plainText, readDoc, sameDoc } from './doc'

const OUTCOME = '0199a0a0-0000-7000-8000-000000000001'
const text = (words: string) => ({ type: 'text', text: words })
const doc = (...content: object[]) => ({ type: 'doc', content })

describe('a structured text from outside', () => {
  it('is taken when it is of the schema', () => {
    const given = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Safe City')] },
      {
        type: 'bullet_list',
        content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [text('One')] }] }],
      },
      { type: 'paragraph', content: [{ ...text('Agreed.'), marks: [{ type: 'outcome', attrs: { id: OUTCOME } }] }] },
    )
    expect(readDoc(given)).toEqual(given)
    expect(outcomesIn(readDoc(given) ?? EMPTY_DOC)).toEqual([OUTCOME])
  })

  it.each([
    ['no object', null],
    ['HTML', '<p>text</p>'],
    ['an unknown node', doc({ type: 'script', content: [text('x')] })],
    ['an unknown mark', doc({ type: 'paragraph', content: [{ ...text('x'), marks: [{ type: 'link' }] }] })],
    ['a heading of another level', doc({ type: 'heading', attrs: { level: 1 } })],
    [
      'an outcome without an id',
      doc({ type: 'paragraph', content: [{ ...text('x'), marks: [{ type: 'outcome', attrs: { id: 'x' } }] }] }),
    ],
    ['an empty document', doc()],
    ['a list without items', doc({ type: 'bullet_list' })],
    ['a control character', doc({ type: 'paragraph', content: [text('a\u0000b')] })],
    ['a paragraph alone', { type: 'paragraph' }],
  ])('is refused when it is %s', (_, given) => {
    expect(readDoc(given)).toBeNull()
  })

  it('with half a character in it is one that can be stored', () => {
    const with_ = (words: string) => doc({ type: 'paragraph', content: [text(words)] })
    expect(readDoc(with_('cut \ud83d here \ud83d\ude00'))).toEqual(with_('cut \ufffd here \ud83d\ude00'))
    expect(readDoc(with_('\\ud83d'))).toEqual(with_('\\ud83d'))
  })

  it('loses attributes that the schema does not have', () => {
    expect(readDoc(doc({ type: 'paragraph', attrs: { onclick: 'x' }, content: [text('a')] }))).toEqual(docOf('a'))
  })

  it('is refused, not a crash, when it is nested without end', () => {
    let nested: object = { type: 'paragraph' }
    for (let depth = 0; depth < 100_000; depth += 1) nested = { type: 'blockquote', content: [nested] }
    expect(readDoc(doc(nested))).toBeNull()
  })
})

describe('the words of a text', () => {
  it('are lines, with signs before list items', () => {
    const given = readDoc(
      doc(
        { type: 'paragraph', content: [text('First')] },
        {
          type: 'ordered_list',
          content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [text('One')] }] }],
        },
        { type: 'blockquote', content: [{ type: 'paragraph', content: [text('Said')] }] },
      ),
    )
    expect(plainText(given ?? EMPTY_DOC)).toBe('First\n1. One\nSaid')
  })

  it('come back from plain text, without its empty lines', () => {
    expect(plainText(docOf('One\n\nTwo'))).toBe('One\nTwo')
    expect(isEmptyDoc(docOf(' \n'))).toBe(true)
    expect(sameDoc(docOf('a'), docOf('a'))).toBe(true)
    expect(sameDoc(docOf('a'), docOf('b'))).toBe(false)
  })
})

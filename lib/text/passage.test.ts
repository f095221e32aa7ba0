import { expect, it } from 'vitest'
import { passageOf } from './passage'
import type { TextDoc, TextNode } from './types'

const ID = '0199a0a0-0000-7000-8000-000000000001'
const text = (words: string, id?: string, strong = false): TextNode => ({
  type: 'text',
  text: words,
  marks: [
    ...(strong ? [{ type: 'strong' as const }] : []),
    ...(id ? [{ type: 'outcome' as const, attrs: { id } }] : []),
  ],
})
const doc = (...content: TextDoc['content']): TextDoc => ({ type: 'doc', content })

it('finds the marked words with the paragraph around them, also in a list and over bold words', () => {
  const inList = doc(
    { type: 'paragraph', content: [text('Before all.')] },
    {
      type: 'bullet_list',
      content: [
        {
          type: 'list_item',
          content: [
            {
              type: 'paragraph',
              content: [text('First. '), text('They ', ID), text('agreed', ID, true), text('. Then.')],
            },
          ],
        },
      ],
    },
  )
  expect(passageOf(inList, ID)).toEqual({ before: 'First. ', words: 'They agreed', after: '. Then.' })
})

it('finds nothing where the words are gone or another outcome was made of them', () => {
  const other = doc({ type: 'paragraph', content: [text('They agreed', '0199a0a0-0000-7000-8000-000000000002')] })
  expect(passageOf(other, ID)).toBeNull()
})

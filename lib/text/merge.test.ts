import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffDocs, differs } from './diff'
import { docOf, plainText, readDoc, sameDoc } from './doc'
import { docOfLines, linesOf } from './lines'
import { mergeDocs } from './merge'
import type { TextBlock, TextDoc, TextItem, TextNode } from './types'

const OUTCOME = '0199a0a0-0000-7000-8000-000000000001'
const words = fc.stringMatching(/^[a-dа-в国家 ,.]{1,24}$/)
const node: fc.Arbitrary<TextNode> = fc.oneof(
  { weight: 6, arbitrary: words.map((text): TextNode => ({ type: 'text', text })) },
  { weight: 2, arbitrary: words.map((text): TextNode => ({ type: 'text', text, marks: [{ type: 'strong' }] })) },
  {
    weight: 1,
    arbitrary: words.map(
      (text): TextNode => ({ type: 'text', text, marks: [{ type: 'outcome', attrs: { id: OUTCOME } }] }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<TextNode>({ type: 'hard_break' }) },
)
const paragraph = fc.array(node, { maxLength: 3 }).map((content): TextBlock => ({ type: 'paragraph', content }))
const { block } = fc.letrec<{ block: TextBlock; item: TextItem }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    fc
      .tuple(fc.constantFrom<2 | 3>(2, 3), fc.array(node, { maxLength: 2 }))
      .map(([level, content]): TextBlock => ({ type: 'heading', attrs: { level }, content })),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((content): TextBlock => ({ type: 'blockquote', content })),
    fc
      .tuple(
        fc.constantFrom<'bullet_list' | 'ordered_list'>('bullet_list', 'ordered_list'),
        fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      )
      .map(([type, content]): TextBlock => ({ type, content })),
  ),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, more]): TextItem => ({ type: 'list_item', content: [first, ...more] })),
}))
/** As the editor would have it: the schema joins nodes with the same marks. */
const anyDoc: fc.Arbitrary<TextDoc> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((content) => readDoc({ type: 'doc', content }))
  .filter((doc): doc is TextDoc => doc !== null)

const lines = (text: string) => docOf(text)

describe('the lines of a text', () => {
  it('put together are the text again', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        expect(sameDoc(docOfLines(linesOf(doc)), doc)).toBe(true)
      }),
    )
  })

  it('are a text of the schema in any order and with any of them missing', () => {
    fc.assert(
      fc.property(anyDoc, anyDoc, fc.infiniteStream(fc.boolean()), (a, b, keep) => {
        const some = [...linesOf(a), ...linesOf(b)].filter(() => keep.next().value)
        expect(readDoc(docOfLines(some))).not.toBeNull()
        expect(readDoc(docOfLines(some.reverse()))).not.toBeNull()
      }),
    )
  })
})

describe('what differs between two texts', () => {
  it('leads from either side to the other', () => {
    fc.assert(
      fc.property(anyDoc, anyDoc, (before, after) => {
        const rows = diffDocs(before, after)
        const side = (name: 'before' | 'after') =>
          docOfLines(
            rows.flatMap(({ [name]: one }) =>
              one ? [{ ...one.line, nodes: one.pieces.flatMap(({ nodes }) => nodes) }] : [],
            ),
          )
        expect(plainText(readDoc(side('before')) ?? before)).toBe(plainText(before))
        expect(sameDoc(readDoc(side('before')) ?? after, before)).toBe(true)
        expect(sameDoc(readDoc(side('after')) ?? before, after)).toBe(true)
      }),
    )
  })

  it('is nothing between a text and itself', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        expect(differs(diffDocs(doc, doc))).toBe(false)
      }),
    )
  })

  it('is told by words within a line that changed', () => {
    const [, row] = diffDocs(
      lines('Before\nThe host will send a list in May.\nAfter'),
      lines('Before\nThe host will send two lists in May.\nAfter'),
    )
    expect(row?.kind).toBe('changed')
    expect(
      row?.before?.pieces.map(({ kind, nodes }) => [
        kind,
        plainText({ type: 'doc', content: [{ type: 'paragraph', content: nodes }] }),
      ]),
    ).toEqual([
      ['same', 'The host will send'],
      ['removed', 'a list'],
      ['same', 'in May.'],
    ])
  })

  it('says that a line changed its form', () => {
    const heading = readDoc({
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Safe City' }] }],
    })
    const [row] = diffDocs(lines('Safe City'), heading as TextDoc)
    expect(row).toMatchObject({ kind: 'changed', formChanged: true })
  })

  it('does not count the mark of an outcome', () => {
    const marked = readDoc({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Agreed.', marks: [{ type: 'outcome', attrs: { id: OUTCOME } }] }],
        },
      ],
    })
    expect(differs(diffDocs(lines('Agreed.'), marked as TextDoc))).toBe(false)
  })

  it('of two hundred pages is found within a second, whatever they hold', () => {
    const page = (seed: number) =>
      Array.from({ length: 4_000 }, (_, at) => `${seed * at} words of line ${at * seed} `.repeat(5)).join('\n')
    const began = performance.now()
    diffDocs(lines(page(3)), lines(page(7)))
    const text = page(3).split('\n')
    text[2_000] = 'Another line.'
    expect(diffDocs(lines(page(3)), lines(text.join('\n'))).filter(({ kind }) => kind !== 'same').length).toBe(2)
    mergeDocs(lines(page(3)), lines(text.join('\n')), lines(page(7)))
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('two texts that grew out of one', () => {
  it('become one that holds what each side added at its place', () => {
    const line = fc.stringMatching(/^[a-d]{3,8}$/)
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 12 }), fc.nat(), fc.nat(), (base, x, y) => {
        const [first, second] = [x % base.length, y % base.length]
        fc.pre(Math.abs(first - second) > 1)
        const at = (index: number, word: string) => base.map((one, i) => (i === index ? `${one} ${word}` : one))
        const merged = mergeDocs(
          lines(base.join('\n')),
          lines(at(first, 'mine').join('\n')),
          lines(at(second, 'theirs').join('\n')),
        )
        expect(merged.overlaps).toBe(false)
        expect(plainText(merged.doc)).toBe(
          base.map((one, i) => (i === first ? `${one} mine` : i === second ? `${one} theirs` : one)).join('\n'),
        )
      }),
    )
  })

  it('lose no word of either, whatever was changed', () => {
    fc.assert(
      fc.property(anyDoc, anyDoc, anyDoc, (base, mine, theirs) => {
        const { doc } = mergeDocs(base, mine, theirs)
        expect(readDoc(doc)).not.toBeNull()
        const known = linesOf(base).map(({ nodes }) => JSON.stringify(nodes))
        const merged = plainText(doc)
        for (const side of [mine, theirs]) {
          for (const { nodes } of linesOf(side)) {
            const text = nodes.map((one) => (one.type === 'text' ? one.text : '\n')).join('')
            if (known.includes(JSON.stringify(nodes)) || text.trim() === '') continue
            // A line that both changed holds the words of both, so each word of it is asked for.
            for (const word of text.match(/[\p{L}]+/gu) ?? []) expect(merged).toContain(word)
          }
        }
      }),
    )
  })

  it('are word by word one where they changed other words of one line, and say that it must be read', () => {
    const merged = mergeDocs(
      lines('The host sends a list in May.'),
      lines('The host sends two lists in May.'),
      lines('The host sends a list in June.'),
    )
    expect(merged).toEqual({ doc: lines('The host sends two lists in June.'), overlaps: true })
  })

  it('keep the mark of an outcome that one side made while the other wrote on', () => {
    const marks = [{ type: 'outcome' as const, attrs: { id: OUTCOME } }]
    const paragraph = (...content: TextNode[]): TextDoc => ({ type: 'doc', content: [{ type: 'paragraph', content }] })
    const mine = paragraph({ type: 'text', text: 'They agree.', marks })
    expect(mergeDocs(lines('They agree.'), mine, lines('Now They agree. So'))).toEqual({
      doc: paragraph(
        { type: 'text', text: 'Now ' },
        { type: 'text', text: 'They agree.', marks },
        { type: 'text', text: ' So' },
      ),
      overlaps: false,
    })
  })

  it('are the same three texts after a store has put their properties in another order', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, part]) => [key, turned(part)]),
      )
    }
    fc.assert(
      fc.property(anyDoc, anyDoc, anyDoc, (base, mine, theirs) => {
        expect(mergeDocs(turned(base) as TextDoc, mine, turned(theirs) as TextDoc)).toEqual(
          mergeDocs(base, mine, theirs),
        )
      }),
    )
  })

  it('are both kept where they changed the same words', () => {
    const merged = mergeDocs(lines('In May.'), lines('In June.'), lines('In July.'))
    expect(merged).toEqual({ doc: lines('In June.\nIn July.'), overlaps: true })
  })

  it('are the one that changed where the other did not', () => {
    fc.assert(
      fc.property(anyDoc, anyDoc, (base, changed) => {
        expect(mergeDocs(base, changed, base).overlaps).toBe(false)
        expect(plainText(mergeDocs(base, base, changed).doc)).toBe(plainText(changed))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { outcomesIn } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { copyOf, copyOfAll, withoutOutcomes } from './release'

const OUTCOME = '01a21e19-b7f3-70b5-a4c9-2a092cf5f15b'
const mark = { type: 'outcome', attrs: { id: OUTCOME } } as const
const words = (text: string, ...marks: ({ type: 'strong' } | typeof mark)[]) =>
  marks.length > 0 ? { type: 'text' as const, text, marks } : { type: 'text' as const, text }

const DOC: TextDoc = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [words('What was <said>', mark)] },
    {
      type: 'paragraph',
      content: [
        words('Both sides '),
        words('agree', { type: 'strong' }, mark),
        { type: 'hard_break' },
        words('& go on', mark),
      ],
    },
    {
      type: 'blockquote',
      content: [{ type: 'paragraph', content: [words('“So be it”', mark)] }, { type: 'paragraph' }],
    },
    {
      type: 'ordered_list',
      content: [
        {
          type: 'list_item',
          content: [
            { type: 'paragraph', content: [words('First', mark)] },
            {
              type: 'bullet_list',
              content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [words('Within', mark)] }] }],
            },
          ],
        },
      ],
    },
  ],
}

describe('what may leave the office', () => {
  it('has no mark of an outcome, however deep, and is otherwise the same', () => {
    const bare = withoutOutcomes(DOC)
    expect(outcomesIn(DOC)).toEqual([OUTCOME])
    expect(outcomesIn(bare)).toEqual([])
    expect(JSON.stringify(bare)).not.toContain(OUTCOME)
    expect(copyOf(bare)).toEqual(copyOf(DOC))
  })

  it('is copied as plain text and as HTML that says nothing but the words', () => {
    expect(copyOf(DOC)).toEqual({
      text: 'What was <said>\nBoth sides agree\n& go on\n“So be it”\n\n1. First\n  – Within',
      html:
        '<h3>What was &lt;said&gt;</h3><p>Both sides <strong>agree</strong><br>&amp; go on</p>' +
        '<blockquote><p>“So be it”</p><p></p></blockquote>' +
        '<ol><li><p>First</p><ul><li><p>Within</p></li></ul></li></ol>',
    })
  })

  it('is copied whole with its head and the titles of its sections', () => {
    const doc: TextDoc = { type: 'doc', content: [{ type: 'paragraph', content: [words('Well met.')] }] }
    expect(copyOfAll(['Talks', '12 Mar 2027'], [{ key: 'pressLine', title: 'Press line', doc }])).toEqual({
      text: 'Talks\n12 Mar 2027\n\nPress line\nWell met.',
      html: '<h1>Talks</h1><p>12 Mar 2027</p><h2>Press line</h2><p>Well met.</p>',
    })
  })
})

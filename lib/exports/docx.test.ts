import { describe, expect, it } from 'vitest'
import { docxBytes } from './docx'
import type { DocBlock, TextDocument } from './docx-types'
import { unzip } from './testing/unzip'

const documentOf = (blocks: readonly DocBlock[]): TextDocument => ({
  language: 'en-GB',
  cover: {
    over: 'Visit report · V-0001',
    title: 'Talks on water',
    lines: ['Draft, not signed', 'Full copy'],
    facts: [{ term: 'Dates', runs: [{ text: 'to be confirmed', quiet: true }] }],
  },
  contents: 'Contents',
  blocks,
  foot: 'V-0001 · Draft, not signed · Full copy',
})
const heading = (level: 1 | 2 | 3, text: string, number: string | null = null): DocBlock => ({
  kind: 'heading',
  level,
  text,
  id: text,
  number,
})
const paragraph = (text: string): DocBlock => ({ kind: 'paragraph', runs: [{ text }] })

async function written(blocks: readonly DocBlock[]) {
  const parts = unzip(await docxBytes(documentOf(blocks)))
  const part = (name: string) => parts.get(`word/${name}.xml`) ?? ''
  return { body: part('document'), styles: part('styles'), numbering: part('numbering'), parts }
}
/** The text of each paragraph of a style, or that holds a pattern. */
const paragraphsOf = (xml: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([own]) => ({
    xml: own,
    style: /<w:pStyle w:val="([^"]+)"/.exec(own)?.[1] ?? null,
    text: [...own.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
  }))

describe('a Word file', () => {
  it('has real headings, numbered by Word on the first two levels', async () => {
    const { body, numbering } = await written([
      heading(1, 'Meetings', '1'),
      heading(2, 'Opening talks', '1.1'),
      heading(3, 'Discussion'),
    ])
    const found = paragraphsOf(body).filter(({ style }) => style?.startsWith('Heading'))
    expect(found.map(({ style, text }) => [style, text])).toEqual([
      ['Heading1', 'Meetings'],
      ['Heading2', 'Opening talks'],
      ['Heading3', 'Discussion'],
    ])
    expect(found.map(({ xml }) => /<w:ilvl w:val="(\d)"/.exec(xml)?.[1] ?? null)).toEqual(['0', '1', null])
    expect(numbering).toContain('w:val="%1.%2"')
  })

  it('keeps Latin, Cyrillic and Chinese, each with a font that has it, and its language', async () => {
    const { body, styles } = await written([paragraph('Water — Вода — 水务局')])
    expect(body).toContain('Water — Вода — 水务局')
    expect(styles).toMatch(/<w:rFonts[^>]*w:eastAsia="SimSun"/)
    expect(styles).toMatch(
      /<w:lang[^>]*w:val="en-GB"[^>]*w:eastAsia="zh-CN"|<w:lang[^>]*w:eastAsia="zh-CN"[^>]*w:val="en-GB"/,
    )
  })

  it('has real tables whose head repeats on each page and whose rows do not break', async () => {
    const { body } = await written([
      {
        kind: 'table',
        label: 'People',
        columns: [
          { label: 'Name', share: 40 },
          { label: 'Title', share: 60 },
        ],
        rows: [[[{ text: 'Engineers' }], [{ text: 'of the bureau', quiet: true }]]],
      },
    ])
    const table = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].at(-1)?.[0] ?? ''
    const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gs)].map(([row]) => row)
    expect(rows).toHaveLength(2)
    expect(rows.map((row) => row.includes('<w:tblHeader'))).toEqual([true, false])
    expect(rows.every((row) => row.includes('<w:cantSplit'))).toBe(true)
    expect(rows[1]).toContain('of the bureau')
  })

  it('has lists as Word numbers them, each counting from one, and bold and quotes', async () => {
    const list = (text: string): DocBlock => ({ kind: 'list', ordered: true, items: [[paragraph(text)]] })
    const { body } = await written([
      list('First'),
      list('Again first'),
      { kind: 'quote', blocks: [paragraph('Said')] },
      { kind: 'paragraph', runs: [{ text: 'Bold', strong: true }, { line: true }, { text: 'next line' }] },
    ])
    const found = paragraphsOf(body)
    const ids = ['First', 'Again first'].map(
      (text) => /<w:numId w:val="(\d+)"/.exec(found.find((one) => one.text === text)?.xml ?? '')?.[1],
    )
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain(undefined)
    expect(found.find(({ text }) => text === 'Said')?.style).toBe('Quote')
    expect(found.find(({ text }) => text.startsWith('Bold'))?.xml).toMatch(/<w:b\/>.*Bold.*<w:br\/>.*next line/s)
  })

  it('lists its headings in a table of contents', async () => {
    const { body } = await written([heading(1, 'Meetings', '1')])
    expect(body).toMatch(/TOC [^<]*\\o "1-2"|TOC [^<]*\\o &quot;1-2&quot;/)
    expect(paragraphsOf(body).filter(({ text }) => text.includes('Meetings'))).toHaveLength(2)
  })

  it('says on every page which copy it is, and the page of how many', async () => {
    const { parts } = await written([])
    const foot = [...parts].find(([name]) => /word\/footer\d*\.xml/.test(name))?.[1] ?? ''
    expect(foot).toContain('V-0001 · Draft, not signed · Full copy')
    expect(foot).toMatch(/PAGE.*NUMPAGES/s)
  })

  it('holds signs that XML would read as its own', async () => {
    const { body } = await written([paragraph('<w:t> & "both"')])
    expect(body).toContain('&lt;w:t&gt; &amp; ')
  })
})

import { LineRuleType } from 'docx'

/** A serif that every Word has, and a Chinese one beside it: without the second, Word takes any font for Chinese. */
export const FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'SimSun',
} as const

export const LANGUAGES = (value: string) => ({ value, eastAsia: 'zh-CN' })

/** Half-points. */
const SIZE = { body: 22, small: 18, h1: 32, h2: 26, h3: 23, title: 44 } as const

/** Space in twentieths of a point; the heading stays with what it heads. */
const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: '000000' },
  paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
})

const own = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run,
  paragraph,
})

/** Word's own styles where it has one, so that its navigation, its table of contents and its themes work on the file. */
export const STYLES = (language: string) => ({
  default: {
    document: {
      run: { font: FONT, size: SIZE.body, language: LANGUAGES(language) },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: {
      run: { font: FONT, size: SIZE.title, bold: true },
      paragraph: { spacing: { after: 160, line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(SIZE.h1, 400),
    heading2: heading(SIZE.h2, 300),
    heading3: heading(SIZE.h3, 220),
    heading4: heading(SIZE.body, 180),
    heading5: { ...heading(SIZE.body, 140), run: { font: FONT, size: SIZE.body, italics: true, color: '000000' } },
  },
  paragraphStyles: [
    own('Over', 'Over the title', { size: SIZE.body, smallCaps: true }, { spacing: { before: 1200, after: 80 } }),
    own('CoverLine', 'Line of the cover', {}, { spacing: { after: 60 } }),
    own('ContentsHeading', 'Contents heading', { size: SIZE.h2, bold: true }, { spacing: { before: 400, after: 120 } }),
    own('Quote', 'Quote', { italics: true }, { indent: { left: 425, right: 425 } }),
    own('Footer', 'footer', { size: SIZE.small }, { spacing: { after: 0 } }),
    own('TableText', 'Table text', { size: 20 }, { spacing: { after: 0, line: 252 } }),
  ],
})

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopPosition,
  TabStopType,
  TextRun,
} from 'docx'
import { bodyOf, factsTable } from './docx-body'
import { FONT, LANGUAGES, STYLES } from './docx-styles'
import type { TextDocument } from './docx-types'

/** Twentieths of a point: A4 with margins of 20 mm, 25 mm at the left for a binder. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_134, right: 1_134, bottom: 1_134, left: 1_417, footer: 567 },
}

/** A list's level: its sign and how far it stands in. */
const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 425 * (at + 1), hanging: 425 } } },
})

const LEVELS = [0, 1, 2, 3, 4, 5]

const NUMBERING = {
  config: [
    {
      // Headings are numbered by Word itself, so that whoever edits the report need not.
      reference: 'headings',
      levels: [
        { ...level(0, LevelFormat.DECIMAL, '%1'), style: { paragraph: { indent: { left: 567, hanging: 567 } } } },
        { ...level(1, LevelFormat.DECIMAL, '%1.%2'), style: { paragraph: { indent: { left: 567, hanging: 567 } } } },
      ],
    },
    { reference: 'numbers', levels: LEVELS.map((at) => level(at, LevelFormat.DECIMAL, `%${at + 1}.`)) },
    { reference: 'bullets', levels: LEVELS.map((at) => level(at, LevelFormat.BULLET, '•')) },
  ],
}

/**
 * A document as an editable Word file (Office Open XML): real headings that Word numbers and lists in a table of
 * contents, tables whose head repeats on each page, lists, quotes, the foot with the page's number on every page. Latin,
 * Cyrillic and Chinese have their fonts. Plain data in, bytes out.
 */
export async function docxBytes(document: TextDocument): Promise<Uint8Array> {
  const { cover, contents, blocks, foot, language } = document
  const file = new Document({
    creator: 'Tashrif',
    lastModifiedBy: 'Tashrif',
    title: `${cover.title}. ${cover.over}`,
    description: cover.lines.join('. '),
    styles: STYLES(language),
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: footer(foot) },
        children: [
          new Paragraph({ style: 'Over', text: cover.over }),
          new Paragraph({ heading: HeadingLevel.TITLE, text: cover.title }),
          ...cover.lines.map((line) => new Paragraph({ style: 'CoverLine', text: line })),
          factsTable(cover.facts),
          new Paragraph({ style: 'ContentsHeading', text: contents }),
          new TableOfContents(contents, { hyperlink: true, headingStyleRange: '1-2' }),
          ...bodyOf(blocks),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

const footer = (foot: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: '999999', space: 4 } },
        tabStops: [{ type: TabStopType.RIGHT, position: TabStopPosition.MAX }],
        children: [
          new TextRun({ text: foot, font: FONT, language: LANGUAGES('en-GB') }),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })

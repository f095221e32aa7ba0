import type { TextBlock, TextDoc } from './types'

/** A stretch of a text by its letters alone: those of all its text nodes, counted in their order. */
export type TextRange = { from: number; to: number }

/**
 * Where words stand in a text, however their white space and line ends are written; the first place where they stand
 * more than once, null where they do not. They may run over bold words, sentences that are marked, and paragraphs.
 */
export function findWords(doc: TextDoc, words: string): TextRange | null {
  const wanted = squeeze(words).trim()
  if (wanted === '') return null
  const { letters, places } = lettersOf(doc)
  const at = letters.indexOf(wanted)
  const [first, last] = [places[at], places[at + wanted.length - 1]]
  return at < 0 || first === undefined || last === undefined ? null : { from: first, to: last + 1 }
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ')

/** The letters with single spaces between words and blocks, and for each where it stands in the text nodes. */
function lettersOf(doc: TextDoc): { letters: string; places: number[] } {
  const letters: string[] = []
  const places: number[] = []
  let offset = 0
  const put = (letter: string, place: number) => {
    const blank = /\s/.test(letter)
    if (blank && (letters.length === 0 || letters.at(-1) === ' ')) return
    letters.push(blank ? ' ' : letter)
    places.push(place)
  }
  const visit = (block: TextBlock) => {
    if (block.type === 'paragraph' || block.type === 'heading') {
      for (const node of block.content ?? []) {
        if (node.type === 'hard_break') put(' ', offset)
        else {
          for (const letter of node.text.split('')) {
            put(letter, offset)
            offset += 1
          }
        }
      }
      put(' ', offset)
    } else if (block.type === 'blockquote') block.content.forEach(visit)
    else for (const item of block.content) item.content.forEach(visit)
  }
  doc.content.forEach(visit)
  return { letters: letters.join(''), places }
}

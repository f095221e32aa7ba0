import { align, type Stretch } from './align'
import { keyOf, type Line, linesOf, nodesOf, type Token, tokenKey, tokensOf } from './lines'
import type { TextDoc, TextNode } from './types'

/** Words of a line: those that both sides have, those that only the earlier has, those that only the later has. */
export type Piece = { kind: 'same' | 'removed' | 'added'; nodes: TextNode[] }

/** A line of one side; its pieces in their order are its words. */
export type DiffLine = { line: Line; pieces: Piece[] }

/**
 * What stands beside each other. `formChanged`: what was a paragraph is a heading, an item of a list or the like, or
 * the other way round.
 */
export type DiffRow = {
  kind: 'same' | 'changed' | 'removed' | 'added'
  before: DiffLine | null
  after: DiffLine | null
  formChanged: boolean
}

/** Differing lines and differing words of a line that are looked through before all of it counts as different. */
const MOST_LINES = 1_500
const MOST_WORDS = 600
/** Pairs of lines that are compared to find which became which, within one difference. */
const MOST_PAIRS = 4_000
/** The share of words that two lines have in common when one is taken to have become the other. */
const ALIKE = 0.4

/** What differs between two texts: lines beside each other, and in those that changed the words. */
export function diffDocs(before: TextDoc, after: TextDoc): DiffRow[] {
  return align(linesOf(before), linesOf(after), keyOf, MOST_LINES).flatMap((stretch) =>
    stretch.same
      ? stretch.before.map((line, index): DiffRow => sameRow(line, stretch.after[index] ?? line))
      : changedRows(stretch.before, stretch.after),
  )
}

export const differs = (rows: readonly DiffRow[]): boolean => rows.some(({ kind }) => kind !== 'same')

const whole = (line: Line, kind: Piece['kind']): DiffLine => ({
  line,
  pieces: line.nodes.length > 0 ? [{ kind, nodes: [...line.nodes] }] : [],
})

const sameRow = (before: Line, after: Line): DiffRow => ({
  kind: 'same',
  before: whole(before, 'same'),
  after: whole(after, 'same'),
  formChanged: false,
})
const removedRow = (line: Line): DiffRow => ({
  kind: 'removed',
  before: whole(line, 'removed'),
  after: null,
  formChanged: false,
})
const addedRow = (line: Line): DiffRow => ({
  kind: 'added',
  before: null,
  after: whole(line, 'added'),
  formChanged: false,
})

/** Lines that became others stand beside them; the rest is gone, or new. */
function changedRows(before: readonly Line[], after: readonly Line[]): DiffRow[] {
  const rows: DiffRow[] = []
  let next = 0
  const pairs = pairsOf(before, after)
  before.forEach((line, index) => {
    const partner = pairs.get(index)
    while (partner !== undefined && next < partner) rows.push(addedRow(after[next++] as Line))
    rows.push(partner === undefined ? removedRow(line) : changedRow(line, after[next++] as Line))
  })
  while (next < after.length) rows.push(addedRow(after[next++] as Line))
  return rows
}

/** By the index of an earlier line that of the later one it became; both in their order. */
function pairsOf(before: readonly Line[], after: readonly Line[]): Map<number, number> {
  const pairs = new Map<number, number>()
  if (before.length * after.length > MOST_PAIRS) return pairs
  const words = (line: Line) =>
    tokensOf(line.nodes)
      .map(tokenKey)
      .filter((token) => /[\p{L}\p{N}]/u.test(token.slice(1)))
  const [left, right] = [before.map(words), after.map(words)]
  let from = 0
  left.forEach((own, index) => {
    let best = { at: -1, share: ALIKE }
    for (let at = from; at < right.length; at += 1) {
      const share = inCommon(own, right[at] ?? [])
      if (share > best.share) best = { at, share }
    }
    if (best.at < 0) return
    pairs.set(index, best.at)
    from = best.at + 1
  })
  return pairs
}

/** The share of words that two lists have in common, from 0 to 1. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length)
}

/** A space alone between two differences is part of them: words that changed together are read together. */
function readable(stretches: readonly Stretch<Token>[]): Stretch<Token>[] {
  const joined: Stretch<Token>[] = []
  stretches.forEach((stretch, index) => {
    const last = joined.at(-1)
    const between = last && !last.same && index < stretches.length - 1
    const space = stretch.same && stretch.before.every((token) => token.type === 'text' && token.text.trim() === '')
    if (last && !last.same && (!stretch.same || (between && space))) {
      last.before.push(...stretch.before)
      last.after.push(...stretch.after)
    } else joined.push({ ...stretch, before: [...stretch.before], after: [...stretch.after] })
  })
  return joined
}

function changedRow(before: Line, after: Line): DiffRow {
  const stretches = readable(align<Token>(tokensOf(before.nodes), tokensOf(after.nodes), tokenKey, MOST_WORDS))
  const pieces = (side: 'before' | 'after'): Piece[] =>
    stretches
      .map(({ same, [side]: tokens }): Piece => {
        const kind = same ? 'same' : side === 'before' ? 'removed' : 'added'
        return { kind, nodes: nodesOf(tokens) }
      })
      .filter(({ nodes }) => nodes.length > 0)
  return {
    kind: 'changed',
    before: { line: before, pieces: pieces('before') },
    after: { line: after, pieces: pieces('after') },
    formChanged: formOf(before) !== formOf(after),
  }
}

const formOf = ({ level, wraps }: Line): string => JSON.stringify([level, wraps.map(({ type }) => type)])

import { diff3MergeRegions } from 'node-diff3'
import { align } from './align'
import { docOfLines, exactKeyOf, keyOf, type Line, linesOf, nodesOf, type Token, tokenKey, tokensOf } from './lines'
import type { TextDoc } from './types'

/** Differing words of a line that are looked through before all of it counts as different. */
const MOST_WORDS = 600

export type Merged = {
  /** Holds what both added; where both changed the same words, first mine, then theirs. */
  doc: TextDoc
  /** Both changed the same lines: the proposal must be read. */
  overlaps: boolean
}

/** Three texts into one: what either side changed of `base`, line by line, in lines that both changed word by word. */
export function mergeDocs(base: TextDoc, mine: TextDoc, theirs: TextDoc): Merged {
  let overlaps = false
  const lines = regionsOf(linesOf(base), linesOf(mine), linesOf(theirs), exactKeyOf).flatMap((region) => {
    if (region.settled) return region.lines
    const merged = bothChanged(region)
    overlaps ||= merged.overlaps
    return merged.lines
  })
  return { doc: docOfLines(lines), overlaps }
}

type Region<T> = { settled: true; lines: T[] } | { settled: false; base: T[]; mine: T[]; theirs: T[] }

/** Where only one side changed anything it is settled. */
function regionsOf<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  key: (one: T) => string,
): Region<T>[] {
  const [a, o, b] = [mine.map(key), base.map(key), theirs.map(key)]
  const head = commonHead(a, o, b)
  const tail = commonTail(a, o, b, head)
  const middle = <V>(list: readonly V[]) => list.slice(head, list.length - tail)
  const regions: Region<T>[] = [{ settled: true, lines: theirs.slice(0, head) }]
  const sides = { a: middle(mine), o: middle(base), b: middle(theirs) }
  for (const region of diff3MergeRegions(middle(a), middle(o), middle(b))) {
    if (region.stable) {
      const from = sides[region.buffer as 'a' | 'o' | 'b']
      regions.push({ settled: true, lines: from.slice(region.bufferStart, region.bufferStart + region.bufferLength) })
    } else {
      regions.push({
        settled: false,
        base: sides.o.slice(region.oStart, region.oStart + region.oLength),
        mine: sides.a.slice(region.aStart, region.aStart + region.aLength),
        theirs: sides.b.slice(region.bStart, region.bStart + region.bLength),
      })
    }
  }
  return [...regions, { settled: true, lines: theirs.slice(theirs.length - tail) }]
}

function commonHead(...lists: readonly (readonly string[])[]): number {
  const shortest = Math.min(...lists.map(({ length }) => length))
  const [first = [], ...others] = lists
  let count = 0
  while (count < shortest && others.every((list) => list[count] === first[count])) count += 1
  return count
}

function commonTail(a: readonly string[], o: readonly string[], b: readonly string[], head: number): number {
  const most = Math.min(a.length, o.length, b.length) - head
  let count = 0
  while (count < most && same(a.at(-1 - count), o.at(-1 - count)) && same(o.at(-1 - count), b.at(-1 - count)))
    count += 1
  return count
}

const same = (a: unknown, b: unknown): boolean => a === b

type Open<T> = { base: T[]; mine: T[]; theirs: T[] }

/** Line by line where there are as many on all sides; else all of mine, then what of theirs is not there already. */
function bothChanged({ base, mine, theirs }: Open<Line>): { lines: Line[]; overlaps: boolean } {
  const [o, a, b] = [base.map(exactKeyOf), mine.map(exactKeyOf), theirs.map(exactKeyOf)]
  if (a.join('\n') === b.join('\n')) return { lines: theirs, overlaps: false }
  if (base.length === mine.length && base.length === theirs.length) {
    let overlaps = false
    const lines = base.flatMap((line, index) => {
      const [ours, other] = [mine[index] ?? line, theirs[index] ?? line]
      if (a[index] === o[index]) return [other]
      if (b[index] === o[index] || a[index] === b[index]) return [ours]
      overlaps ||= keyOf(ours) !== keyOf(line) && keyOf(other) !== keyOf(line)
      return bothChangedLine(line, ours, other)
    })
    return { lines, overlaps }
  }
  const known = new Set([...a, ...o])
  const added = theirs.filter((_, index) => !known.has(b[index] ?? ''))
  return { lines: [...mine, ...added], overlaps: true }
}

/** One line with the words of both, where they changed different words; else both lines. */
function bothChangedLine(base: Line, mine: Line, theirs: Line): Line[] {
  const tokens: Token[] = []
  const sides = withMarksOfAll(tokensOf(base.nodes), tokensOf(mine.nodes), tokensOf(theirs.nodes))
  for (const region of regionsOf(...sides, (token) => JSON.stringify(token))) {
    if (!region.settled) return [mine, theirs]
    tokens.push(...region.lines)
  }
  const form = JSON.stringify(formOf(mine)) === JSON.stringify(formOf(base)) ? theirs : mine
  return [{ level: form.level, wraps: form.wraps, nodes: nodesOf(tokens) }]
}

const formOf = ({ level, wraps }: Line) => [level, wraps.map(({ type }) => type)]

/** The same words with the marks of outcomes that any side has put on them: a mark is no change of words. */
function withMarksOfAll(base: Token[], mine: Token[], theirs: Token[]): [Token[], Token[], Token[]] {
  const first = adopted(base, mine)
  const [all, other] = adopted(first[0], theirs)
  return [all, adopted(all, first[1])[1], other]
}

/** Both lists, each with the marks that the other has on the words that they have in common. */
function adopted(a: readonly Token[], b: readonly Token[]): [Token[], Token[]] {
  const left: Token[] = []
  const right: Token[] = []
  for (const { same: common, before, after } of align(a, b, tokenKey, MOST_WORDS)) {
    left.push(...before.map((token, index) => (common ? marked(token, after[index]) : token)))
    right.push(...after.map((token, index) => (common ? marked(token, before[index]) : token)))
  }
  return [left, right]
}

function marked(token: Token, other: Token | undefined): Token {
  if (token.type !== 'text' || other?.type !== 'text' || token.marks?.some(({ type }) => type === 'outcome'))
    return token
  const outcome = other.marks?.find(({ type }) => type === 'outcome')
  return outcome ? { ...token, marks: [outcome, ...(token.marks ?? [])] } : token
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleOf, type Edge, numberOf } from './dependencies'

const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const edge = fc.record({ from: node, to: node })

/** Whether a graph has a circle, told by taking away what waits for nothing until nothing is left to take. */
function hasCircle(edges: readonly Edge[]): boolean {
  let left = [...edges]
  for (;;) {
    const waiting = new Set(left.map(({ from }) => from))
    const next = left.filter(({ to }) => waiting.has(to))
    if (next.length === left.length) return left.length > 0
    left = next
  }
}

describe('a circle of follow-ups', () => {
  it('never comes to be, in whatever order they are made to wait, and nothing else is refused', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 40 }), (asked) => {
        const held: Edge[] = []
        for (const { from, to } of asked) {
          const circle = circleOf(held, from, to)
          expect(circle !== null).toBe(hasCircle([...held, { from, to }]))
          if (circle === null) held.push({ from, to })
        }
        expect(hasCircle(held)).toBe(false)
      }),
    )
  })

  it('is named: each waits for the next, from the one that would wait back to it', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), edge, (edges, { from, to }) => {
        const circle = circleOf(edges, from, to)
        if (circle === null) return
        expect([circle.at(0), circle.at(1), circle.at(-1)]).toEqual([from, to, from])
        const known = new Set([...edges, { from, to }].map((one) => `${one.from} ${one.to}`))
        for (const [at, id] of circle.slice(0, -1).entries()) expect(known).toContain(`${id} ${circle[at + 1]}`)
        expect(new Set(circle.slice(1)).size).toBe(circle.length - 1)
      }),
    )
    const chain = [
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'b', to: 'd' },
    ]
    expect(circleOf(chain, 'a', 'b')).toEqual(['a', 'b', 'c', 'a'])
    expect(circleOf([], 'a', 'a')).toEqual(['a', 'a'])
    expect(circleOf(chain, 'b', 'a')).toBeNull()
  })
})

describe('a reference', () => {
  it.each([
    ['F-0012', 12],
    [' f 12 ', 12],
    ['F12', 12],
    ['12', 12],
    ['V-0012', null],
    ['Answer the invitation', null],
    ['', null],
    ['F-9999999999', null],
  ])('is read as people type it: %j', (text, number) => {
    expect(numberOf(text)).toBe(number)
  })
})

import { Node } from 'prosemirror-model'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { docOf, plainText } from '@/lib/text/doc'
import { textSchema } from '@/lib/text/schema'
import type { TextDoc } from '@/lib/text/types'
import { Outgoing } from './outgoing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function editor(start: string) {
  let text = docOf(start)
  const handed: TextDoc[] = []
  const outgoing = new Outgoing(
    text,
    () => Node.fromJSON(textSchema, text),
    (doc) => handed.push(doc),
  )
  const type = (words: string) => {
    text = docOf(words)
    outgoing.changed()
  }
  return { outgoing, handed, type, said: () => handed.map(plainText) }
}

it('many keys are one text handed out, and leaving hands out what waits', () => {
  const { outgoing, type, said } = editor('')
  for (const words of ['a', 'ab', 'abc']) type(words)
  expect(said()).toEqual([])
  vi.advanceTimersByTime(200)
  expect(said()).toEqual(['abc'])
  type('abcd')
  outgoing.flush()
  outgoing.flush()
  expect(said()).toEqual(['abc', 'abcd'])
})

it('a text that comes back is no news, also as a copy or one behind', () => {
  const { outgoing, handed, type } = editor('')
  for (const words of ['one', 'two']) {
    type(words)
    outgoing.flush()
  }
  expect(outgoing.arrived(handed[0] as TextDoc)).toBeNull()
  expect(outgoing.arrived(structuredClone(handed[1]) as TextDoc)).toBeNull()
})

it('a text of somebody else is taken in', () => {
  const { outgoing } = editor('One line.')
  expect(outgoing.arrived(docOf('Another line.'))).toEqual({ doc: docOf('Another line.'), mixed: false })
})

it('what was typed and not handed out yet is in what is to stand, beside what arrived', () => {
  const { outgoing, type } = editor('First.\nMiddle.\nLast.')
  type('First, typed.\nMiddle.\nLast.')
  const arrived = outgoing.arrived(docOf('First.\nMiddle.\nLast, of another.'))
  expect(arrived).toEqual({ doc: docOf('First, typed.\nMiddle.\nLast, of another.'), mixed: true })
})

import { expect, it } from 'vitest'
import { compiledMessages } from './load'

it('messages are parsed to what a client component can be given', () => {
  const { nav } = compiledMessages().shell as { nav: { main: unknown; waiting: unknown } }
  expect(nav.main).toBe('Main')
  expect(nav.waiting).toBeInstanceOf(Array)
  const bare: string[] = []
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    if (!Array.isArray(node) && Object.getPrototypeOf(node) !== Object.prototype) bare.push(path)
    for (const [key, value] of Object.entries(node)) walk(value, `${path}.${key}`)
  }
  walk(compiledMessages(), '')
  expect(bare).toEqual([])
})

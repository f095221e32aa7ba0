import fc from 'fast-check'
import { expect, it } from 'vitest'
import { viewQuery } from './saved-views'

it('is the same text in whatever order the filters stand, on whatever page', () => {
  const filter = fc.tuple(fc.constantFrom('status', 'lead', 'q', 'group'), fc.string())
  fc.assert(
    fc.property(fc.uniqueArray(filter, { selector: ([name]) => name }), fc.string(), (filters, page) => {
      const forwards = new URLSearchParams(filters).toString()
      const backwards = new URLSearchParams([...filters].reverse())
      backwards.set('after', page)
      expect(viewQuery(backwards.toString())).toBe(viewQuery(forwards))
      expect(viewQuery(viewQuery(forwards))).toBe(viewQuery(forwards))
    }),
  )
})

it('leaves out what is empty and which page is looked at', () => {
  expect(viewQuery('status=open&after=1&before=2&count=all&lead=+&q=a+b')).toBe('q=a+b&status=open')
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { opensWith, viewQuery, wholeRegister } from './rules'

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

it('a register opens with the reader’s view only when it is called without any query', () => {
  const views = [
    { isDefault: false, query: 'late=1' },
    { isDefault: true, query: 'stale=1' },
  ]
  expect(opensWith({}, views)).toBe('stale=1')
  expect(opensWith({ view: 'all' }, views)).toBeNull()
  expect(opensWith({ unknown: '' }, views)).toBeNull()
  expect(opensWith({}, views.slice(0, 1))).toBeNull()
  // It would lead to itself.
  expect(opensWith({}, [{ isDefault: true, query: '' }])).toBeNull()
})

it('everything stands at the register’s own path unless that opens with a view', () => {
  expect(wholeRegister('/agreements', [{ isDefault: false }])).toBe('/agreements')
  expect(wholeRegister('/agreements', [{ isDefault: true }])).toBe('/agreements?view=all')
})

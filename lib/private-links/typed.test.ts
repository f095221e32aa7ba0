import { describe, expect, it } from 'vitest'
import { typedIn } from './typed'

function formOf(...fields: [string, string | Blob][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

describe('what a form was sent with', () => {
  it('has the first text of each name, and lists of those that say so', () => {
    const form = formOf(['text', 'Done'], ['links[]', 'a'], ['text', 'Not this'], ['links[]', ''], ['links[]', 'b'])
    expect(typedIn(form)).toEqual({ text: 'Done', links: ['a', '', 'b'] })
  })

  it('has no files', () => {
    expect(typedIn(formOf(['text', new Blob(['x'])], ['links[]', new Blob(['y'])], ['name', 'A']))).toEqual({
      name: 'A',
    })
  })

  it('stays a plain record, whatever names somebody makes up', () => {
    const typed = typedIn(formOf(['__proto__[]', 'x'], ['constructor', 'y'], ['token', 'z'], ['token[]', 'w']))
    expect(Object.getPrototypeOf(typed)).toBe(Object.prototype)
    expect(Object.keys(typed)).toEqual(['__proto__', 'constructor', 'token'])
  })

  it('takes as many names as a body holds', () => {
    const form = formOf(...Array.from({ length: 2_000 }, (_, at): [string, string] => [`n${at}`, String(at)]))
    expect(Object.keys(typedIn(form))).toHaveLength(2_000)
  })
})

import { expect, it } from 'vitest'
import { consoleRecord } from './console'

const quoting = new Error('Invalid value "what the minister said"')

it('keeps the kind of an error and not its words', () => {
  expect(JSON.stringify(consoleRecord(['⨯ what the minister said', quoting]))).not.toContain('minister')
  expect(consoleRecord([quoting])).toMatchObject({ err: { type: 'Error' } })
})

it('leaves out what is on record as an error of a request', () => {
  expect(consoleRecord(['⨯', Object.assign(new Error('x'), { digest: '123' })])).toBe(null)
})

it('keeps the framework’s own words', () => {
  expect(consoleRecord(['▲', 'slow answer'])).toEqual({ words: '▲ slow answer' })
})

import { expect, test } from 'vitest'
import { say } from './say'

test('a message is said with its values and plurals where there is no request', () => {
  expect(say('mail.readout.subject', { item: 'Talks' })).toBe('Missing readout: Talks')
  expect(say('mail.readout.together', { count: 1 })).toBe('The readout of 1 meeting is missing')
  expect(say('mail.readout.together', { count: 4 })).toBe('The readouts of 4 meetings are missing')
})

test('what no file has is not there', () => {
  expect([say.has('mail.readout.subject'), say.has('mail.readout'), say.has('mail.nothing.here')]).toEqual([
    true,
    false,
    false,
  ])
  expect(() => say('mail.nothing')).toThrow('no message')
})

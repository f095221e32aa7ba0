import { expect, it } from 'vitest'
import { csrfToken } from './csrf'

const SECRET = 'a secret of the tests'

it('keeps a token of ours', () => {
  const made = csrfToken(undefined, SECRET)
  expect(made.isNew).toBe(true)
  expect(csrfToken(made.cookie, SECRET)).toEqual({ token: made.token, cookie: made.cookie, isNew: false })
})

it.each(['', 'token', 'token|', '|hash', `token|${'0'.repeat(64)}`])('replaces %s', (cookie) => {
  const answer = csrfToken(cookie, SECRET)
  expect(answer.isNew).toBe(true)
  expect(answer.cookie).not.toBe(cookie)
})

it('replaces a token made with another secret', () => {
  expect(csrfToken(csrfToken(undefined, 'another').cookie, SECRET).isNew).toBe(true)
})

import { describe, expect, it } from 'vitest'
import { safeReturnPath, signInPath } from './return-path'

describe('where a sign-in leads', () => {
  it.each(['/', '/visits', '/visits?q=a&status=planning', '/visits/1#programme', '/sign-in-sheet'])('%s', (path) => {
    expect(safeReturnPath(path)).toBe(path)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    '/\u0000',
    'javascript:alert(1)',
    'visits',
    '',
    '/sign-in',
    '/sign-in?from=/visits',
    '/api/sign-out',
    '/set-password/x',
    `/${'a'.repeat(2_000)}`,
    undefined,
    null,
    ['/visits'],
  ])('never %s', (path) => {
    expect(safeReturnPath(path)).toBe('/')
  })
})

it('names the page in the address of the sign-in, and nothing for the desk', () => {
  expect(signInPath('/visits?q=a')).toBe('/sign-in?from=%2Fvisits%3Fq%3Da')
  expect(signInPath('/')).toBe('/sign-in')
  expect(signInPath(null)).toBe('/sign-in')
})

import { expect, it } from 'vitest'
import { isUnchanged } from './if-none-match'

it.each([
  ['no word', null, false],
  ['the tag', '"a1"', true],
  ['the tag made weak by a proxy', 'W/"a1"', true],
  ['a list with it', '"x", W/"y" ,"a1"', true],
  ['a list without it', '"x", "a12"', false],
  ['whatever there is', ' * ', true],
  ['a star in a tag', '"*"', false],
  ['the tag without its quotes', 'a1', false],
  ['nothing', '', false],
])('a reader that names %s', (_words, header, unchanged) => expect(isUnchanged(header, '"a1"')).toBe(unchanged))

import { expect, it } from 'vitest'
import { attachment } from './attachment'

it.each([
  ['V-0001.ics', `attachment; filename="V-0001.ics"; filename*=UTF-8''V-0001.ics`],
  [
    'V-0001 Шавкат.ics',
    `attachment; filename="V-0001 _.ics"; filename*=UTF-8''V-0001%20%D0%A8%D0%B0%D0%B2%D0%BA%D0%B0%D1%82.ics`,
  ],
  [`a"b\r\nc'(é).ics`, `attachment; filename="a_b_c_e_.ics"; filename*=UTF-8''a%22b%0D%0Ac%27%28%C3%A9%29.ics`],
])('%j is a name that no reader takes for more than a name', (name, header) => {
  expect(attachment(name)).toBe(header)
})

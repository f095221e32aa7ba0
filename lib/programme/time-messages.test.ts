import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { timeMessages } from './time-messages'

it('asks for the offset of a time that exists twice at a field of its own', () => {
  expect(timeMessages([{ field: 'startTime', code: 'timeExistsTwice', offsets: [120, 60] }])).toEqual({
    startOffset: [
      {
        key: 'refusals.programme.time.timeExistsTwice',
        values: { first: 'UTC+2', second: 'UTC+1', firstMinutes: 120, secondMinutes: 60 },
      },
    ],
  })
})

it('has words for every problem that lib/time can find', () => {
  const source = readFileSync('lib/time/partial-fields.ts', 'utf8')
  const union = source.slice(
    source.indexOf('PartialTimeProblemCode ='),
    source.indexOf('export type PartialTimeProblem ='),
  )
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => String(code))
  const { programme } = JSON.parse(readFileSync('lib/i18n/messages/en/refusals.json', 'utf8'))
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => !(code in programme.time))).toEqual([])
})

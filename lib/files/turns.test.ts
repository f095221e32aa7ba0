import { expect, it } from 'vitest'
import { inTurn } from './turns'

it('two files at most are looked at at once, the others in their order, also after one that failed', async () => {
  let running = 0
  let most = 0
  const begun: number[] = []
  const look = (n: number) =>
    inTurn(async () => {
      begun.push(n)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (n === 1) throw new Error('cannot be read')
      return n
    })
  const answers = await Promise.allSettled([0, 1, 2, 3, 4].map(look))
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true])
  expect([most, running, begun]).toEqual([2, 0, [0, 1, 2, 3, 4]])
})

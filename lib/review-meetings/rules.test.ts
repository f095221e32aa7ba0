import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Minutes } from './content'
import { copyFor, versionShown } from './rules'

const minutesOf = (ids: readonly string[]): Minutes => ({
  format: 2,
  meeting: { reference: 'M-0001', title: 'Review', heldOn: null, present: null },
  items: ids.map((id) => ({
    followUp: { id, reference: id, title: `Secret of ${id}` },
    visit: { id: 'visit', reference: 'V-0001', title: 'Visit' },
    promise: `Promise of ${id}`,
    lead: null,
    officer: null,
    unowned: true,
    firstDueDate: null,
    dueBefore: null,
    dueDate: null,
    dueReason: null,
    statusBefore: 'open',
    statusAfter: 'open',
    decision: null,
    reason: null,
    order: null,
    decidedBy: null,
    decidedAt: null,
  })),
})

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 8 })

it('a copy holds what its reader may see, in its order, and no word of the rest', () => {
  fc.assert(
    fc.property(ids, fc.func(fc.boolean()), (all, sees) => {
      const seen = new Set(all.filter(sees))
      const copy = copyFor(minutesOf(all), seen)
      expect(copy.items.map(({ followUp }) => followUp.id)).toEqual(all.filter((id) => seen.has(id)))
      for (const id of all) expect(JSON.stringify(copy).includes(id)).toBe(seen.has(id))
    }),
  )
})

it('the version of both together changes with either and never comes back', () => {
  const steps = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.nat(), fc.nat(), steps, (followUp, item, moves) => {
      const now = { followUp: { version: followUp }, item: { version: item } }
      const said = [versionShown(now.followUp, now.item)]
      for (const ofFollowUp of moves) {
        now[ofFollowUp ? 'followUp' : 'item'].version += 1
        said.push(versionShown(now.followUp, now.item))
      }
      expect(new Set(said).size).toBe(said.length)
    }),
  )
})

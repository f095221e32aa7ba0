import { expect, it } from 'vitest'
import { completionBlockers, type VisitRecords } from './rules'

const item: VisitRecords['items'][number] = {
  id: 'item',
  title: 'Talks',
  type: 'meeting',
  status: 'held',
  readoutExpected: null,
  readout: { id: 'readout', status: 'final' },
}
const outcome: VisitRecords['outcomes'][number] = {
  id: 'outcome',
  text: 'Ways of cooperation are found',
  type: 'agreement',
  owedBy: 'both',
  noFollowUpReason: null,
  followUps: 1,
}
const missing = (records: Partial<VisitRecords>) =>
  completionBlockers({ items: [], outcomes: [], ...records }).map(({ key, href }) => [key.split('.').at(-1), href])

it('lets a visit through in which nothing is missing', () => {
  expect(missing({ items: [item], outcomes: [outcome] })).toEqual([])
  expect(
    missing({
      items: [
        { ...item, status: 'cancelled', readout: null },
        { ...item, status: 'postponed', readout: null },
      ],
    }),
  ).toEqual([])
})

it('names every item that is still ahead', () => {
  for (const status of ['requested', 'tentative', 'confirmed'] as const) {
    expect(missing({ items: [{ ...item, status, readout: null }] })).toEqual([['itemAhead', '/meetings/item']])
  }
})

it('asks for the final readout of a held meeting, and of nothing that is no meeting', () => {
  expect(missing({ items: [{ ...item, readout: null }] })).toEqual([['noReadout', '/meetings/item']])
  expect(missing({ items: [{ ...item, readout: { id: 'r', status: 'cleared' } }] })).toEqual([
    ['readoutNotFinal', '/readouts/r'],
  ])
  expect(missing({ items: [{ ...item, type: 'transfer', readout: null }] })).toEqual([])
  expect(missing({ items: [{ ...item, type: 'official_meal', readoutExpected: true, readout: null }] })).toHaveLength(1)
  expect(missing({ items: [{ ...item, readoutExpected: false, readout: null }] })).toEqual([])
})

it('finishes a readout that somebody opened, whatever its item is', () => {
  expect(missing({ items: [{ ...item, readoutExpected: false, readout: { id: 'r', status: 'draft' } }] })).toHaveLength(
    1,
  )
})

it('asks of an outcome a follow-up or a reason, and nothing of information owed by nobody', () => {
  const bare = { ...outcome, followUps: 0 }
  expect(missing({ outcomes: [bare] })).toEqual([['outcomeWaits', '/outcomes/outcome']])
  expect(missing({ outcomes: [{ ...bare, noFollowUpReason: 'Said in passing' }] })).toEqual([])
  expect(missing({ outcomes: [{ ...bare, type: 'information', owedBy: 'nobody' }] })).toEqual([])
  expect(missing({ outcomes: [{ ...bare, type: 'information' }] })).toHaveLength(1)
})

it('shortens a long outcome in its line', () => {
  const [line] = completionBlockers({ items: [], outcomes: [{ ...outcome, followUps: 0, text: 'a'.repeat(500) }] })
  expect(String(line?.values?.text)).toHaveLength(120)
})

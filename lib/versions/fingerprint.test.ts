import { describe, expect, it } from 'vitest'
import { changedSince, fingerprint, stateOf } from './fingerprint'
import { itemOf, memberOf, snapshotOf } from './testing/snapshot'

const ids = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const
const [a, b] = [itemOf(ids[0], { title: 'Talks' }), itemOf(ids[1], { title: 'Dinner' })]
const seen = fingerprint(snapshotOf([a, b]))

describe('what changed since a page was opened', () => {
  it('is nothing while nothing did', () => {
    expect(changedSince(seen, structuredClone(snapshotOf([a, b])))).toBeNull()
  })

  it('is the items that changed or came, by their titles, and those that went', () => {
    const moved = { ...a, venue: 'Hall 2' }
    const added = itemOf('01900000-0000-7000-8000-000000000003', { title: 'Port' })
    expect(changedSince(seen, snapshotOf([moved, added]))).toEqual({
      titles: ['Talks', 'Port'],
      gone: [b.id],
      rest: false,
      order: false,
    })
  })

  it('is an item that went to another day, and the order of a day alone', () => {
    expect(changedSince(seen, snapshotOf({ none: [b], 'day:2': [a] }))).toMatchObject({ titles: ['Talks'] })
    expect(changedSince(seen, snapshotOf([b, a]))).toEqual({ titles: [], gone: [], rest: false, order: true })
  })

  it('is the delegation and the facts of the visit', () => {
    expect(changedSince(seen, snapshotOf([a, b], { members: [memberOf('m')] }))).toMatchObject({
      rest: true,
      titles: [],
    })
    expect(changedSince(seen, snapshotOf([a, b], { visit: { title: 'Other' } }))).toMatchObject({ rest: true })
  })

  it('is everything for a page that says what cannot be read', () => {
    expect(changedSince('nonsense', snapshotOf([a, b]))).toMatchObject({ titles: ['Talks', 'Dinner'], rest: true })
  })

  it('has another word for each state', () => {
    expect(stateOf(snapshotOf([a, b]))).toBe(stateOf(structuredClone(snapshotOf([a, b]))))
    expect(stateOf(snapshotOf([a, b]))).not.toBe(stateOf(snapshotOf([a, { ...b, venue: 'Hall 2' }])))
  })
})

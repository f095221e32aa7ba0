import { expect, it } from 'vitest'
import { audienceOf } from './audience'
import type { ParticipantView } from './types'

const party = (name: string, more: Partial<ParticipantView> = {}): ParticipantView => ({
  memberId: name,
  personId: name,
  name,
  title: null,
  organisation: null,
  isGroup: false,
  headcount: null,
  byHand: false,
  ...more,
})
const [a, b] = [party('A'), party('B', { byHand: true })]
const press = { id: 's', name: 'Press' }

it('everyone is counted in one, who is named too', () => {
  const item = { forEveryone: true, subgroups: [press], participants: [a, b] }
  expect(audienceOf(item)).toMatchObject({ kind: 'everyone', all: { people: 2, more: false }, named: [] })
})

it('a subgroup counts who is there by it; who is set by hand is named beside', () => {
  const item = { forEveryone: false, subgroups: [press], participants: [a, b] }
  expect(audienceOf(item)).toMatchObject({ kind: 'subgroups', subgroups: ['Press'], all: { people: 1 }, named: [b] })
})

it('a group counts its people, one whose number is not known makes it so many or more', () => {
  const groups = [party('G', { isGroup: true, headcount: 8 }), party('H', { isGroup: true })]
  const item = { forEveryone: true, subgroups: [], participants: [a, ...groups] }
  expect(audienceOf(item)).toMatchObject({ all: { people: 10, more: true } })
})

it('neither everyone nor a subgroup: all by name, also whom a removed subgroup left behind', () => {
  expect(audienceOf({ forEveryone: false, subgroups: [], participants: [a, b] })).toEqual({
    kind: 'names',
    named: [a, b],
  })
  expect(audienceOf({ forEveryone: false, subgroups: [], participants: [] })).toEqual({ kind: 'names', named: [] })
})

import { describe, expect, it } from 'vitest'
import { isFor, whoseIn } from './own'

const party = { title: null, organisation: null, isGroup: false, headcount: null }
const member = (memberId: string, personId: string | null) => ({
  ...party,
  memberId,
  personId,
  name: 'M',
  byHand: true,
})
const contact = (personId: string) => ({ ...party, contactId: 'c', personId, name: 'C', answer: 'invited' as const })
const nobody = {
  participants: [],
  counterparts: [],
  interpreter: null,
  noteTaker: null,
  forEveryone: false,
  subgroups: [],
}

describe('the programme of a person', () => {
  const whose = { kind: 'person', personId: 'p' } as const
  it('has what they take part in on either side, interpret, and take notes at', () => {
    expect(isFor({ ...nobody, participants: [member('m', 'p')] }, whose)).toBe(true)
    expect(isFor({ ...nobody, counterparts: [contact('p')] }, whose)).toBe(true)
    expect(isFor({ ...nobody, interpreter: { id: 'p', name: 'P' } }, whose)).toBe(true)
    expect(isFor({ ...nobody, noteTaker: { id: 'p', name: 'P' } }, whose)).toBe(true)
  })
  it('has nothing else', () => {
    expect(isFor(nobody, whose)).toBe(false)
    expect(isFor({ ...nobody, participants: [member('p', null)], counterparts: [contact('q')] }, whose)).toBe(false)
  })
})

describe('the programme of a subgroup', () => {
  const whose = { kind: 'subgroup', subgroupId: 's' } as const
  it('has what is for it and what is for everyone', () => {
    expect(isFor({ ...nobody, subgroups: [{ id: 's', name: 'Technical group' }] }, whose)).toBe(true)
    expect(isFor({ ...nobody, forEveryone: true }, whose)).toBe(true)
    expect(isFor({ ...nobody, subgroups: [{ id: 't', name: 'Press' }] }, whose)).toBe(false)
  })
})

it('reads whose programme an address asks for, and nothing from what is none', () => {
  const id = '01900000-0000-7000-8000-000000000000'
  expect(whoseIn(`person:${id}`)).toEqual({ kind: 'person', personId: id })
  expect(whoseIn(`member:${id}`)).toEqual({ kind: 'member', memberId: id })
  expect(whoseIn(`subgroup:${id}`)).toEqual({ kind: 'subgroup', subgroupId: id })
  for (const text of [undefined, '', id, 'visit:1', `person:${id}x`, `Person:${id}`]) expect(whoseIn(text)).toBeNull()
})

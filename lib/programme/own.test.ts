import { describe, expect, it } from 'vitest'
import { isFor, whoseAmong, whoseIn } from './own'
import type { WhoseChoice } from './types'

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

it('the programme of a host contact has where they are counterparts, whoever they are', () => {
  const whose = { kind: 'contact', contactId: 'c' } as const
  expect(isFor({ ...nobody, counterparts: [{ ...contact('p'), personId: null }] }, whose)).toBe(true)
  expect(isFor({ ...nobody, counterparts: [{ ...contact('p'), contactId: 'd' }], forEveryone: true }, whose)).toBe(
    false,
  )
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
  expect(whoseIn(`contact:${id}`)).toEqual({ kind: 'contact', contactId: id })
  expect(whoseIn(`subgroup:${id}`)).toEqual({ kind: 'subgroup', subgroupId: id })
  const none = `person:${'-'.repeat(36)}`
  for (const text of [undefined, '', id, 'visit:1', `person:${id}x`, `Person:${id}`, none])
    expect(whoseIn(text)).toBeNull()
})

describe('among those of a visit', () => {
  const choice = (value: string, ids: Partial<WhoseChoice>): WhoseChoice => ({
    value,
    label: value,
    personId: null,
    memberId: null,
    contactId: null,
    subgroupId: null,
    ...ids,
  })
  const member = choice('person:p', { personId: 'p', memberId: 'm' })
  const choices = {
    subgroups: [choice('subgroup:s', { subgroupId: 's' })],
    members: [member],
    others: [choice('person:h', { personId: 'h' }), choice('contact:c', { contactId: 'c' })],
  }

  it('a member is found by either of the two ways to ask, a subgroup and a host by theirs', () => {
    expect(whoseAmong(choices, { kind: 'person', personId: 'p' })).toBe(member)
    expect(whoseAmong(choices, { kind: 'member', memberId: 'm' })).toBe(member)
    expect(whoseAmong(choices, { kind: 'subgroup', subgroupId: 's' })?.value).toBe('subgroup:s')
    expect(whoseAmong(choices, { kind: 'person', personId: 'h' })?.value).toBe('person:h')
    expect(whoseAmong(choices, { kind: 'contact', contactId: 'c' })?.value).toBe('contact:c')
  })
  it('nobody else is', () => {
    expect(whoseAmong(choices, { kind: 'subgroup', subgroupId: 'p' })).toBeNull()
    expect(whoseAmong(choices, { kind: 'member', memberId: 'h' })).toBeNull()
    expect(whoseAmong(choices, { kind: 'contact', contactId: 'h' })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { masked, moved, partyName, replaced } from './rules'
import { addContactSchema, addHostGroupSchema, addMemberSchema, replaceHostGroupSchema } from './schema'

const ORDER = ['a', 'b', 'c', 'd']

describe('moving in an order', () => {
  it.each([
    ['b', 'up', 'bacd'],
    ['b', 'down', 'acbd'],
    ['c', 'first', 'cabd'],
    ['b', 'last', 'acdb'],
  ] as const)('%s goes %s', (id, move, expected) => {
    expect(moved(ORDER, id, move).join('')).toBe(expected)
  })

  it.each([
    ['a', 'up'],
    ['d', 'down'],
    ['a', 'first'],
    ['d', 'last'],
    ['x', 'up'],
  ] as const)('%s stays when asked to go %s', (id, move) => {
    expect(moved(ORDER, id, move)).toEqual(ORDER)
  })

  it('keeps everybody exactly once', () => {
    for (const id of ORDER) {
      for (const move of ['up', 'down', 'first', 'last'] as const) {
        expect([...moved(ORDER, id, move)].sort()).toEqual(ORDER)
      }
    }
  })
})

describe('giving a place to others', () => {
  it('puts the newcomers where the one stood', () => {
    expect(replaced(ORDER, 'b', ['x', 'y']).join('')).toBe('axycd')
  })

  it('leaves those who have a place where they are', () => {
    expect(replaced(ORDER, 'b', ['d', 'x']).join('')).toBe('axcd')
    expect(replaced(ORDER, 'b', ['a']).join('')).toBe('acd')
  })
})

describe('what a party is called', () => {
  it('is the person, else the group, else the post', () => {
    expect(partyName({ title: 'Rector', person: { name: 'A. Person' }, group: null })).toBe('A. Person')
    expect(partyName({ title: null, person: null, group: { label: 'representatives' } })).toBe('representatives')
    expect(partyName({ title: 'Secretary General', person: null, group: null })).toBe('Secretary General')
  })
})

it('a telephone number in the history shows its end alone', () => {
  expect(masked('+998 71 200 00 42')).toBe('…42')
  expect(masked('7')).toBe('…7')
  expect(masked(null)).toBeNull()
})

const id = '01890000-0000-7000-8000-000000000001'
const base = { commandId: id, visitId: id }
type Parsed =
  | { success: true }
  | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } }
const issues = (parsed: Parsed) => (parsed.success ? [] : parsed.error.issues.map((i) => [i.path.join('.'), i.message]))

describe('the input of a contact', () => {
  const contact = (input: object) => issues(addContactSchema.safeParse({ ...base, ...input }))

  it('needs a name or a title, not both', () => {
    expect(contact({ person: { name: 'A. Person' } })).toEqual([])
    expect(contact({ title: 'Secretary General' })).toEqual([])
    expect(contact({ title: '   ', person: null })).toEqual([['person', 'errors.nameOrTitle']])
    expect(contact({})).toEqual([['person', 'errors.nameOrTitle']])
  })

  it('takes an email that can be written to, or none', () => {
    expect(contact({ title: 'x', email: '' })).toEqual([])
    expect(contact({ title: 'x', email: 'desk@example.org' })).toEqual([])
    expect(contact({ title: 'x', email: 'desk at example' })).toEqual([['email', 'errors.invalidEmail']])
  })

  it('says which of the persons that replace a group has neither name nor title', () => {
    const people = [{ person: { name: 'A. Person' } }, { person: null, title: '' }]
    expect(issues(replaceHostGroupSchema.safeParse({ ...base, id, version: 1, people }))).toEqual([
      ['people.1.person', 'errors.nameOrTitle'],
    ])
  })
})

it('a member needs a person and a role, a group a label and a number within bounds', () => {
  expect(issues(addMemberSchema.safeParse({ ...base, role: 'member' }))).toEqual([['person', 'errors.required']])
  expect(issues(addMemberSchema.safeParse({ ...base, person: { id } }))).toEqual([['role', 'errors.choose']])
  expect(issues(addHostGroupSchema.safeParse({ ...base, label: ' ' }))).toEqual([
    ['label', 'refusals.delegations.groupLabel'],
  ])
  for (const headcount of ['0', '10000', '2.5', 'some']) {
    expect(issues(addHostGroupSchema.safeParse({ ...base, label: 'x', headcount }))).toEqual([
      ['headcount', 'errors.invalidNumber'],
    ])
  }
})

import { describe, expect, it } from 'vitest'
import { messagesByField } from '@/lib/audit/command'
import { newId } from '@/lib/platform/id'
import { changePasswordSchema, createUserSchema, type setRolesSchema } from './schema'

const problems = (
  schema: typeof createUserSchema | typeof setRolesSchema | typeof changePasswordSchema,
  input: unknown,
) => {
  const parsed = schema.safeParse(input)
  return parsed.success ? {} : messagesByField(parsed.error)
}
const user = (more: Record<string, unknown> = {}) => ({
  commandId: newId(),
  email: 'a@b.example',
  name: 'A',
  roles: ['staff'],
  ...more,
})

describe('a new account', () => {
  it('takes an address in any case and keeps it in lower case', () => {
    expect(createUserSchema.parse(user({ email: ' Name@Office.Example ' })).email).toBe('name@office.example')
  })

  it.each(['name', 'name@', '@office.example', 'a b@office.example', 'name@office..example', '<a@b.example>'])(
    'refuses the address %s',
    (email) => expect(problems(createUserSchema, user({ email }))).toEqual({ email: [{ key: 'errors.invalidEmail' }] }),
  )

  it('needs a role, or a date up to which it acts as manager', () => {
    expect(problems(createUserSchema, user({ roles: [] }))).toEqual({ roles: [{ key: 'errors.choose' }] })
    expect(problems(createUserSchema, user({ roles: [], actingManagerUntil: '2027-03-01' }))).toEqual({})
  })

  it('is a manager for good or up to a date, not both', () => {
    expect(problems(createUserSchema, user({ roles: ['manager'], actingManagerUntil: '2027-03-01' }))).toEqual({
      actingManagerUntil: [{ key: 'refusals.accounts.managerTwice' }],
    })
  })

  it('has each role once', () => {
    expect(createUserSchema.parse(user({ roles: ['staff', 'viewer', 'staff'] })).roles).toEqual(['viewer', 'staff'])
  })

  it('is linked to a person of the directory or to nobody', () => {
    expect(problems(createUserSchema, user({ person: { id: '' } }))).toEqual({
      'person.id': [{ key: 'errors.invalidReference' }],
    })
    expect(createUserSchema.parse(user()).person).toBe(null)
  })
})

describe('a password in an input', () => {
  const input = { commandId: newId(), current: 'the present one', password: ' with spaces at its ends ' }

  it('is not changed', () => {
    expect(changePasswordSchema.parse(input).password.reveal()).toBe(' with spaces at its ends ')
  })

  it('does not show in what is made of the input', () => {
    const parsed = changePasswordSchema.parse(input)
    const shown = `${JSON.stringify(parsed)} ${parsed.password} ${Object.values(parsed.password)}`
    expect(shown).not.toContain('spaces')
  })

  it('has twelve characters at least and two hundred at most', () => {
    expect(problems(changePasswordSchema, { ...input, password: 'eleven char' })).toEqual({
      password: [{ key: 'errors.passwordTooShort' }],
    })
    expect(problems(changePasswordSchema, { ...input, password: 'a'.repeat(201) })).toEqual({
      password: [{ key: 'errors.tooLong', values: { maximum: 200 } }],
    })
  })
})

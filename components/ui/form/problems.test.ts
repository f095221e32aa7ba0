import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { choice, optionalText, requiredText } from '@/lib/platform/fields'
import { readIssue } from './check'
import { FieldRegistry } from './kit'
import { packMessage, unpackMessage } from './message'
import { flattenErrors } from './problems'
import { schemaResolver } from './resolver'

const schema = z.object({
  commandId: z.string(),
  title: requiredText(10),
  lead: choice(),
  rows: z.array(z.object({ note: optionalText(5) })),
})
const complete = (typed: object) => ({ ...typed, commandId: 'c' })
const resolve = (values: Record<string, unknown>, hasWords = (_key: string) => true) =>
  schemaResolver(schema, complete, hasWords).resolver(values, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  })

describe('a form checked by the schema of its command', () => {
  it('passes the values on as they were typed, with the command id', async () => {
    const values = { title: ' Title ', lead: null, rows: [] }
    expect(await resolve(values)).toEqual({ values: { ...values, commandId: 'c' }, errors: {} })
  })
  it('names each field, however deep, with its message and the limit', async () => {
    const { errors } = await resolve({ title: 'x'.repeat(11), lead: { name: '' }, rows: [{ note: 'too long' }] })
    expect(flattenErrors(errors)).toEqual([
      { path: 'title', message: { key: 'errors.tooLong', values: { maximum: 10 } } },
      { path: 'lead.name', message: { key: 'errors.required' } },
      { path: 'rows.0.note', message: { key: 'errors.tooLong', values: { maximum: 5 } } },
    ])
  })
  it('leaves to the server what the page has no words for', async () => {
    const values = { title: '', lead: null, rows: [] }
    const { errors } = await resolve(values, (key) => key !== 'errors.required')
    expect(errors).toEqual({})
  })
  it('asks to choose when a combobox holds no record', async () => {
    const { errors } = await resolve({ title: 'T', lead: { id: '', label: 'Two of that name' }, rows: [] })
    expect(flattenErrors(errors)).toEqual([{ path: 'lead.id', message: { key: 'errors.invalidReference' } }])
  })
  it('has a general word for what zod says in its own', () => {
    const issue = z.safeParse(z.object({ a: z.number() }), { a: 'x' }).error?.issues[0]
    expect(issue && readIssue(issue)).toEqual({ path: 'a', message: { key: 'errors.invalid' } })
  })
})

describe('the field that shows a problem', () => {
  const registry = new FieldRegistry()
  registry.enrol({ name: 'members', label: 'Members', toInput: () => ['id'] })
  const leave = registry.enrol({ name: 'secret', label: 'Password', secret: true })

  it('is the nearest one that holds the path', () => {
    expect(registry.owner('members.0.name')?.label).toBe('Members')
    expect(registry.owner('member')).toBeUndefined()
  })
  it('gives its value as the command takes it and leaves the form as it is', () => {
    const values = { members: [{ id: 'id', label: 'A' }], other: 1 }
    expect(registry.toInput(values)).toEqual({ members: ['id'], other: 1 })
    expect(values.members).toEqual([{ id: 'id', label: 'A' }])
  })
  it('is forgotten when it leaves the page', () => {
    expect(registry.secrets()).toEqual(['secret'])
    leave()
    expect(registry.secrets()).toEqual([])
  })
})

describe('a message in an error string', () => {
  it('comes back with its values', () => {
    const message = { key: 'errors.tooLong', values: { maximum: 3 } }
    expect(unpackMessage(packMessage(message))).toEqual(message)
    expect(unpackMessage('errors.required')).toEqual({ key: 'errors.required' })
    expect(unpackMessage('{broken')).toEqual({ key: 'errors.invalid' })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import * as views from './commands'
import { listViews } from './queries'
import { opensWith } from './rules'
import { MOST_VIEWS } from './schema'

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
const MISSING = { ok: false, failure: { kind: 'missing' } }

let mine: Actor
let other: Actor
beforeAll(async () => {
  mine = await asRole(db(), 'viewer')
  other = await asRole(db(), 'manager')
})

const save = async (actor: Actor, more: Record<string, unknown> = {}) => {
  const commandId = newId()
  const input = { commandId, register: 'follow-ups', name: `View ${commandId}`, query: 'overdue=1', ...more }
  return { id: commandId, name: input.name, answer: await views.saveView(actor, input, NOW) }
}
const on = (viewId: string, more: Record<string, unknown> = {}) => ({ commandId: newId(), viewId, ...more })
const seen = async (actor: Actor, id: string) =>
  (await listViews(actor, 'follow-ups')).find((view) => view.id === id) ?? null

describe('a saved view', () => {
  it('keeps the filters, columns and groups of an address without its page', async () => {
    const { id, name, answer } = await save(mine, { query: 'stale=1&after=x&group=visit&count=all&lead=' })
    expect(answer).toEqual({ ok: true, value: { id } })
    expect(await seen(mine, id)).toEqual({
      id,
      name,
      query: 'group=visit&stale=1',
      shared: false,
      owner: null,
      archived: false,
      isDefault: false,
    })
    expect(await listViews(mine, 'agreements')).not.toContainEqual(expect.objectContaining({ id }))
  })

  it('is one’s own until it is shared, and others see whose it is', async () => {
    const { id } = await save(mine)
    expect(await seen(other, id)).toBeNull()
    expect(await views.shareView(mine, on(id), NOW)).toEqual(DONE)
    expect(await seen(other, id)).toMatchObject({ shared: true, owner: mine.name, query: 'overdue=1' })
    expect(await views.unshareView(mine, on(id), NOW)).toEqual(DONE)
    expect(await seen(other, id)).toBeNull()
  })

  it('is changed by nobody else, whether or not it is shared', async () => {
    const { id, name } = await save(mine, { shared: true })
    const tried = [
      views.renameView(other, on(id, { name: 'Another name' }), NOW),
      views.unshareView(other, on(id), NOW),
      views.archiveView(other, on(id), NOW),
      views.restoreView(other, on(id), NOW),
    ]
    for (const answer of await Promise.all(tried)) expect(answer).toMatchObject(MISSING)
    expect(await seen(other, id)).toMatchObject({ name, query: 'overdue=1' })
  })

  it('has a name of its own among its owner’s, whatever its capitals; another person may have the same', async () => {
    const { id, name } = await save(mine)
    const taken = { ok: false, failure: { kind: 'invalid', fields: { name: [{ key: 'errors.viewNameTaken' }] } } }
    expect((await save(mine, { name: name.toUpperCase() })).answer).toEqual(taken)
    expect((await save(other, { name })).answer).toMatchObject({ ok: true })
    expect((await save(mine, { name, register: 'agreements' })).answer).toMatchObject({ ok: true })
    const second = await save(mine)
    expect(await views.renameView(mine, on(second.id, { name }), NOW)).toEqual(taken)
    expect(await views.renameView(mine, on(id, { name: name.toUpperCase() }), NOW)).toEqual(DONE)
    const twins = await Promise.all([1, 2].map(() => save(mine, { name: 'Twins' })))
    expect(twins.filter(({ answer }) => answer.ok)).toHaveLength(1)
  })

  it('is put away, and comes back where its name is free', async () => {
    const { id, name } = await save(mine)
    expect(await views.archiveView(mine, on(id), NOW)).toEqual(DONE)
    expect(await seen(mine, id)).toMatchObject({ archived: true })
    const successor = await save(mine, { name })
    expect(successor.answer).toMatchObject({ ok: true })
    expect(await views.restoreView(mine, on(id), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'errors.viewNameTaken' } },
    })
    await views.archiveView(mine, on(successor.id), NOW)
    expect(await views.restoreView(mine, on(id), NOW)).toEqual(DONE)
    expect(await seen(mine, id)).toMatchObject({ archived: false })
  })

  it('is one of fifty in its register at most, also when it comes back', async () => {
    const owner = await asRole(db(), 'staff')
    const { id: first } = await save(owner)
    await views.archiveView(owner, on(first), NOW)
    for (let n = 0; n < MOST_VIEWS - 1; n++) expect((await save(owner)).answer.ok).toBe(true)
    const last = await Promise.all([save(owner), save(owner)])
    const full = { fields: { name: [{ key: 'errors.viewsFull', values: { most: MOST_VIEWS } }] } }
    expect(last.filter(({ answer }) => answer.ok)).toHaveLength(1)
    expect(last.find(({ answer }) => !answer.ok)?.answer).toMatchObject({ failure: { kind: 'invalid', ...full } })
    expect((await save(owner, { register: 'agreements' })).answer.ok).toBe(true)
    expect(await views.restoreView(owner, on(first), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'errors.viewsFull' } },
    })
  })

  it('wants a name and a register', async () => {
    expect((await save(mine, { name: ' ' })).answer).toMatchObject({
      failure: { kind: 'invalid', fields: { name: [{ key: 'errors.viewName' }] } },
    })
    expect((await save(mine, { register: 'visits' })).answer).toMatchObject({ failure: { kind: 'invalid' } })
  })
})

describe('a register', () => {
  const opens = async (actor: Actor) => opensWith({}, await listViews(actor, 'follow-ups'))

  it('opens with the view that a person chose, one at a time and for that person alone', async () => {
    const person = await asRole(db(), 'viewer')
    const [one, two] = [await save(person, { query: 'stale=1' }), await save(person, { query: 'late=1', shared: true })]
    expect(await opens(person)).toBeNull()
    expect(await views.makeViewDefault(person, on(one.id), NOW)).toEqual(DONE)
    expect(await opens(person)).toBe('stale=1')
    expect(await views.makeViewDefault(person, on(two.id), NOW)).toEqual(DONE)
    expect(await opens(person)).toBe('late=1')
    expect(await opens(other)).toBeNull()
    expect(await seen(other, two.id)).toMatchObject({ isDefault: false })
    expect(await views.dropDefaultView(person, on(one.id), NOW)).toEqual(DONE)
    expect(await opens(person)).toBe('late=1')
    expect(await views.dropDefaultView(person, on(two.id), NOW)).toEqual(DONE)
    expect(await opens(person)).toBeNull()
  })

  it('opens with another’s view while that is shared, never with one that is not theirs to see', async () => {
    const [owner, reader] = [await asRole(db(), 'staff'), await asRole(db(), 'viewer')]
    const { id } = await save(owner)
    expect(await views.makeViewDefault(reader, on(id), NOW)).toMatchObject(MISSING)
    await views.shareView(owner, on(id), NOW)
    await views.makeViewDefault(owner, on(id), NOW)
    expect(await views.makeViewDefault(reader, on(id), NOW)).toEqual(DONE)
    expect(await opens(reader)).toBe('overdue=1')
    await views.unshareView(owner, on(id), NOW)
    expect([await opens(reader), await opens(owner)]).toEqual([null, 'overdue=1'])
    await views.shareView(owner, on(id), NOW)
    expect(await opens(reader)).toBeNull()
  })

  it('opens with everything again when its view is put away, and stays so when that comes back', async () => {
    const person = await asRole(db(), 'viewer')
    const { id } = await save(person)
    await views.makeViewDefault(person, on(id), NOW)
    await views.archiveView(person, on(id), NOW)
    expect(await opens(person)).toBeNull()
    expect(await views.makeViewDefault(person, on(id), NOW)).toMatchObject(MISSING)
    await views.restoreView(person, on(id), NOW)
    expect(await opens(person)).toBeNull()
  })
})

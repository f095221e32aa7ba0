import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import * as views from './saved-views.commands'
import { listSavedViews } from './saved-views.queries'

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
  (await listSavedViews(actor, 'follow-ups')).find((view) => view.id === id) ?? null

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
    })
    expect(await listSavedViews(mine, 'agreements')).not.toContainEqual(expect.objectContaining({ id }))
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

  it('wants a name and a register', async () => {
    expect((await save(mine, { name: ' ' })).answer).toMatchObject({
      failure: { kind: 'invalid', fields: { name: [{ key: 'errors.viewName' }] } },
    })
    expect((await save(mine, { register: 'visits' })).answer).toMatchObject({ failure: { kind: 'invalid' } })
  })
})

import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeGroup, makeMember, makeSubgroup } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { whoseChoices } from './own.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
let viewer: Actor
let visitId: string

beforeEach(async () => {
  viewer = await asRole(db(), 'viewer')
  visitId = (await makeVisit(db())).id
})

const person = (name: string) => makePerson(db(), { name })
const labels = async (actor = viewer, visit = visitId) => {
  const { subgroups, members, others } = await whoseChoices(actor, visit)
  return [subgroups, members, others].map((choices) => choices.map(({ label }) => label))
}

it('offers subgroups in their order, the delegation by precedence, and everybody else of the programme by name', async () => {
  const [head, interpreter, host, taker] = [
    await person('Z. Head'),
    await person('Y. Interpreter'),
    await person('X. Host'),
    await person('A. Taker'),
  ]
  await makeMember(db(), { visitId, personId: head.id })
  const group = await makeGroup(db(), { visitId, label: 'experts' })
  const experts = await makeMember(db(), { visitId, groupId: group.id })
  await makeContact(db(), { visitId, personId: host.id })
  const post = await makeContact(db(), { visitId, title: 'A post without a name' })
  await makeItem(db(), { visitId, interpreterId: interpreter.id, noteTakerId: taker.id })
  await makeItem(db(), { visitId, interpreterId: interpreter.id, noteTakerId: head.id })
  await makeSubgroup(db(), { visitId, name: 'Technical group' })
  await makeSubgroup(db(), { visitId, name: 'Gone', archivedAt: NOW })
  expect(await labels()).toEqual([
    ['Technical group'],
    ['Z. Head', 'experts'],
    ['A post without a name', 'A. Taker', 'X. Host', 'Y. Interpreter'],
  ])
  const { members, others } = await whoseChoices(viewer, visitId)
  expect(members.map(({ value }) => value)).toEqual([`person:${head.id}`, `member:${experts.id}`])
  expect(others.map(({ value }) => value)).toContain(`contact:${post.id}`)
})

it('names who left the delegation only while something they were at was held', async () => {
  const [held, ahead] = [
    await makeMember(db(), { visitId, personId: (await person('Was there')).id, archivedAt: NOW }),
    await makeMember(db(), { visitId, personId: (await person('Was not')).id, archivedAt: NOW }),
  ]
  await makeItem(db(), { visitId, status: 'held', participants: [held.id] })
  await makeItem(db(), { visitId, participants: [ahead.id] })
  expect(await labels()).toEqual([[], ['Was there'], []])
})

it('names who left the delegation and came back once', async () => {
  const personId = (await person('Came back')).id
  const left = await makeMember(db(), { visitId, personId, archivedAt: NOW })
  await makeMember(db(), { visitId, personId })
  await makeItem(db(), { visitId, status: 'held', participants: [left.id] })
  expect(await labels()).toEqual([[], ['Came back'], []])
})

it('offers nobody of a visit that is hidden, and of another visit', async () => {
  const hidden = (await makeVisit(db(), { restricted: true })).id
  await makeMember(db(), { visitId: hidden })
  await makeSubgroup(db(), { visitId: hidden })
  const interpreterId = (await person('Hidden')).id
  await makeItem(db(), { visitId: hidden, interpreterId })
  expect(await labels(viewer, hidden)).toEqual([[], [], []])
  expect(await labels(viewer, 'none')).toEqual([[], [], []])
  expect((await labels(await asRole(db(), 'manager'), hidden)).map((names) => names.length)).toEqual([1, 1, 1])
  expect(await labels()).toEqual([[], [], []])
})

it('takes one query', async () => {
  await makeMember(db(), { visitId })
  expect(await countStatements(() => whoseChoices(viewer, visitId))).toBe(1)
})

import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { isFor, type Whose } from '@/lib/programme/own'
import { getProgramme } from '@/lib/programme/queries'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeGroup, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { itemsOfPerson, selectItem, selectProgramme } from './queries'

const NOW = new Date('2027-03-12T08:00:00Z')
const viewer = await asRole(db(), 'viewer')
const manager = await asRole(db(), 'manager')

/** A visit with a person in every part that one can have, a group, and a subgroup. */
async function world() {
  const { id: visitId } = await makeVisit(db())
  const person = await makePerson(db())
  const member = await makeMember(db(), { visitId, personId: person.id })
  const other = await makeMember(db(), { visitId })
  const group = await makeMember(db(), { visitId, groupId: (await makeGroup(db(), { visitId, label: 'Experts' })).id })
  const contact = await makeContact(db(), { visitId, personId: person.id })
  const post = await makeContact(db(), { visitId, title: 'Secretary General' })
  const subgroup = await db().subgroup.create({ data: { visitId, name: 'Technical group', position: 1 } })
  const items = [
    await makeItem(db(), { visitId, participants: [member.id, group.id] }),
    await makeItem(db(), { visitId, counterparts: [contact.id, post.id] }),
    await makeItem(db(), { visitId, interpreterId: person.id, participants: [other.id] }),
    await makeItem(db(), { visitId, noteTakerId: person.id }),
    await makeItem(db(), { visitId, participants: [other.id] }),
    await makeItem(db(), { visitId, forEveryone: true, participants: [member.id, other.id, group.id] }),
    await makeItem(db(), { visitId }),
  ]
  await db().programmeItemSubgroup.create({ data: { itemId: items[4]?.id ?? '', subgroupId: subgroup.id } })
  const whose: Whose[] = [
    { kind: 'person', personId: person.id },
    { kind: 'member', memberId: group.id },
    { kind: 'member', memberId: other.id },
    { kind: 'contact', contactId: post.id },
    { kind: 'subgroup', subgroupId: subgroup.id },
  ]
  return { visitId, whose, items }
}

describe('whose items a calendar holds', () => {
  it('is what the programme says of each', async () => {
    const { visitId, whose } = await world()
    const programme = await getProgramme(viewer, visitId, NOW)
    const views = programme?.days.flatMap(({ items }) => items) ?? []
    expect(views).toHaveLength(7)
    for (const one of whose) {
      const expected = views.filter((view) => isFor(view, one)).map(({ id }) => id)
      const selected = await selectProgramme(viewer, visitId, one)
      expect(selected?.items.map(({ id }) => id)).toEqual(expected.sort())
      expect(expected.length).toBeGreaterThan(0)
      expect(expected.length).toBeLessThan(7)
    }
    expect((await selectProgramme(viewer, visitId, null))?.items).toHaveLength(7)
  })

  it('is of who left the delegation what was held alone, also where they came back as another', async () => {
    const { id: visitId } = await makeVisit(db())
    const person = await makePerson(db())
    const left = await makeMember(db(), { visitId, personId: person.id })
    const held = await makeItem(db(), { visitId, status: 'held', participants: [left.id] })
    await makeItem(db(), { visitId, participants: [left.id] })
    await db().delegationMember.update({ where: { id: left.id }, data: { archivedAt: NOW } })
    const again = await makeMember(db(), { visitId, personId: person.id })
    const ahead = await makeItem(db(), { visitId, participants: [again.id] })
    const idsOf = async (whose: Whose) => (await selectProgramme(viewer, visitId, whose))?.items.map(({ id }) => id)
    expect(await idsOf({ kind: 'member', memberId: left.id })).toEqual([held.id])
    expect(await idsOf({ kind: 'person', personId: person.id })).toEqual([held.id, ahead.id])
    expect((await itemsOfPerson(visitId, person.id)).map(({ id }) => id)).toEqual([held.id, ahead.id])
  })

  it('has archived items too, for calendars that have them', async () => {
    const { visitId, items } = await world()
    await db().programmeItem.update({ where: { id: items[0]?.id ?? '' }, data: { archivedAt: NOW } })
    const selected = await selectProgramme(viewer, visitId, null)
    expect(selected?.items.filter(({ archived }) => archived).map(({ id }) => id)).toEqual([items[0]?.id])
  })

  it('is nobody’s who does not stand on the visit', async () => {
    const { visitId } = await world()
    const { whose } = await world()
    for (const one of whose) expect(await selectProgramme(viewer, visitId, one)).toBeNull()
  })
})

it('names who takes part, but nobody who declined, and who was taken off in what was held alone', async () => {
  const { id: visitId } = await makeVisit(db())
  const names = ['Declined', 'Removed host', 'Coming', 'Removed member', 'Member']
  const [declined, gone, coming, goneMember, member] = await Promise.all(
    names.map((name) => makePerson(db(), { name })),
  )
  const contacts = []
  for (const person of [declined, gone, coming]) {
    contacts.push((await makeContact(db(), { visitId, personId: person?.id ?? null })).id)
  }
  const members = []
  for (const person of [goneMember, member])
    members.push((await makeMember(db(), { visitId, personId: person?.id ?? null })).id)
  contacts.push((await makeContact(db(), { visitId, title: 'Secretary General' })).id)
  const { id } = await makeItem(db(), { visitId, counterparts: contacts, participants: members })
  await db().itemCounterpart.updateMany({ where: { contactId: contacts[0] ?? '' }, data: { answer: 'declined' } })
  await db().hostContact.update({ where: { id: contacts[1] ?? '' }, data: { archivedAt: NOW } })
  await db().delegationMember.update({ where: { id: members[0] ?? '' }, data: { archivedAt: NOW } })
  const item = (await selectItem(viewer, id))?.items[0]
  expect(item?.counterparts.map(({ name }) => name)).toEqual(['Coming', 'Secretary General'])
  expect(item?.participants.map(({ name }) => name)).toEqual(['Member'])
  await db().programmeItem.update({ where: { id }, data: { status: 'held' } })
  const held = (await selectItem(viewer, id))?.items[0]
  expect(held?.counterparts.map(({ name }) => name)).toEqual(['Removed host', 'Coming', 'Secretary General'])
  expect(held?.participants.map(({ name }) => name)).toEqual(['Removed member', 'Member'])
})

it('of a restricted visit there is nothing for who may not see it', async () => {
  const { id: visitId } = await makeVisit(db(), { restricted: true })
  const { id } = await makeItem(db(), { visitId })
  expect([await selectProgramme(viewer, visitId, null), await selectItem(viewer, id)]).toEqual([null, null])
  expect((await selectProgramme(manager, visitId, null))?.items).toHaveLength(1)
  expect((await selectItem(manager, id))?.items).toHaveLength(1)
})

it('what is no id asks for nothing', async () => {
  expect([await selectProgramme(viewer, 'x', null), await selectItem(viewer, "'")]).toEqual([null, null])
})

it('costs the same statements of one item as of sixty', async () => {
  const { visitId, whose } = await world()
  const counts = async () => [
    await countStatements(() => selectProgramme(viewer, visitId, null)),
    await countStatements(() => selectProgramme(viewer, visitId, whose[0] ?? null)),
  ]
  const few = await counts()
  for (let n = 0; n < 60; n++) await makeItem(db(), { visitId })
  expect([few, await counts()]).toEqual([
    [2, 3],
    [2, 3],
  ])
})

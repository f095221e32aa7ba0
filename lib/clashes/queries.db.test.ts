import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { findClashes } from './find'
import { loadSnapshot } from './queries'

const NOW = new Date('2027-03-01T08:00:00Z')
const planner = await asRole(db(), 'planner')
const manager = await asRole(db(), 'manager')

/** A time of 12 March 2027 in UTC. */
const on = (time: string, day = 12) => new Date(`2027-03-${String(day).padStart(2, '0')}T${time}:00Z`)
const loaded = async (visitId: string, actor = planner) => {
  const snapshot = await loadSnapshot(actor, visitId, NOW)
  if (!snapshot) throw new Error('no snapshot')
  return snapshot
}

/** A visit with one meeting, 08:00 to 09:00, of one member. */
async function meeting(fields: object = {}, visitFields: object = {}) {
  const visit = await makeVisit(db(), visitFields)
  const member = await makeMember(db(), { visitId: visit.id })
  const times = { startsAt: on('08:00'), endsAt: on('09:00') }
  const item = await makeItem(db(), { visitId: visit.id, ...times, participants: [member.id], ...fields })
  return { visit, member, item, personId: String(member.personId) }
}

/** Another visit in which the person has an item. */
async function elsewhere(personId: string, fields: object = {}, visitFields: object = {}) {
  const visit = await makeVisit(db(), visitFields)
  const member = await makeMember(db(), { visitId: visit.id, personId })
  const times = { startsAt: on('08:30'), endsAt: on('09:30') }
  const item = await makeItem(db(), { visitId: visit.id, ...times, participants: [member.id], ...fields })
  return { visit, member, item }
}

describe('what decides about clashes', () => {
  it('holds who takes part in which way, and not who declined or left', async () => {
    const { visit, item, personId } = await meeting()
    const [interpreter, taker] = [await makePerson(db(), { languages: ['uz-Latn', 'en'] }), await makePerson(db())]
    const here = { visitId: visit.id }
    const post = await makeContact(db(), { ...here, title: 'Secretary General' })
    const declined = await makeContact(db(), { ...here, title: 'Mayor' })
    const left = await makeMember(db(), { ...here, archivedAt: NOW })
    await db().programmeItem.update({
      where: { id: item.id },
      data: {
        interpreterId: interpreter.id,
        noteTakerId: taker.id,
        participants: { create: { memberId: left.id } },
        counterparts: {
          create: [
            { contactId: post.id, answer: 'invited' },
            { contactId: declined.id, answer: 'declined' },
          ],
        },
      },
    })
    const [own] = (await loaded(visit.id)).items
    expect(own?.people.map(({ partyKey, as, languages }) => [partyKey, as, languages])).toEqual([
      [`person:${personId}`, 'member', []],
      [`contact:${post.id}`, 'counterpart', []],
      [`person:${interpreter.id}`, 'interpreter', ['uz-Latn', 'en']],
      [`person:${taker.id}`, 'note_taker', []],
    ])
    await db().programmeItem.update({ where: { id: item.id }, data: { status: 'held' } })
    const [held] = (await loaded(visit.id)).items
    expect(held?.people.map(({ partyKey }) => partyKey)).toContain(`person:${left.personId}`)
  })

  it('reaches for items of other visits by person, venue and vehicle, at about that time', async () => {
    const here = { city: 'Shanghai', venue: 'Grand Hall 7', vehicle: 'Bus 01A777' }
    const { visit, personId } = await meeting(here)
    const times = { startsAt: on('08:30'), endsAt: on('09:30') }
    const other = await elsewhere(personId)
    const byVenue = await makeItem(db(), { ...times, city: 'Shanghai', venue: 'grand hall 7' })
    const byVehicle = await makeItem(db(), { ...times, vehicle: 'BUS 01a777' })
    const interpreted = await makeItem(db(), { ...times, interpreterId: personId })
    const contact = await makeContact(db(), { personId })
    const asHost = await makeItem(db(), { ...times, visitId: contact.visitId, counterparts: [contact.id] })
    // Began a week before and is still on.
    const long = await elsewhere(personId, { startsAt: on('08:30', 5), endsAt: on('09:30', 13) })
    await makeItem(db(), times)
    await elsewhere(personId, { status: 'cancelled' })
    await elsewhere(personId, { archivedAt: NOW })
    await elsewhere(personId, {}, { status: 'cancelled', statusReason: 'Called off' })
    await elsewhere(personId, { startsAt: on('08:30', 20), endsAt: on('09:30', 20) })
    const found = await loaded(visit.id)
    expect(found.elsewhere.map(({ id }) => id).sort()).toEqual(
      [other.item.id, byVenue.id, byVehicle.id, interpreted.id, asHost.id, long.item.id].sort(),
    )
    const rules = findClashes(found).map(({ rule, itemIds }) => [rule, itemIds[1]])
    expect(rules).toContainEqual(['person_twice', long.item.id])
    expect(rules).toContainEqual(['venue_twice', byVenue.id])
    expect(rules).toContainEqual(['vehicle_twice', byVehicle.id])
  })

  it('names nobody of another visit but those whom both share', async () => {
    const { visit, personId } = await meeting()
    const other = await elsewhere(personId)
    const stranger = await makeMember(db(), { visitId: other.visit.id })
    await db().itemParticipant.create({ data: { itemId: other.item.id, memberId: stranger.id } })
    const found = await loaded(visit.id)
    expect(found.elsewhere.flatMap(({ people }) => people.map((one) => one.personId))).toEqual([personId])
  })

  it('holds nothing of a visit that the reader may not see, nor of one in the archive', async () => {
    const { visit, personId } = await meeting()
    const secret = await elsewhere(personId, { title: 'Secret talks' }, { restricted: true })
    await elsewhere(personId, {}, { archivedAt: NOW })
    const seen = await loaded(visit.id)
    expect(seen.elsewhere).toEqual([])
    expect(findClashes(seen)).toEqual([])
    const all = await loaded(visit.id, manager)
    expect(findClashes(all).map(({ itemIds }) => itemIds[1])).toEqual([secret.item.id])
    const onTeam = await asRole(db(), 'planner')
    await db().visitTeamMember.create({ data: { visitId: secret.visit.id, userId: onTeam.userId, addedAt: NOW } })
    expect(findClashes(await loaded(visit.id, onTeam))).toHaveLength(1)
  })

  it('is null for a visit that the reader may not see', async () => {
    const { visit } = await meeting({}, { restricted: true })
    expect(await loadSnapshot(planner, visit.id, NOW)).toBeNull()
    expect(await loadSnapshot(planner, 'no-id', NOW)).toBeNull()
  })

  it('asks as many statements for one item as for sixty', async () => {
    const { visit, member, personId } = await meeting({ city: 'Shanghai', venue: 'Hall' })
    await elsewhere(personId)
    const cost = () => countStatements(() => loadSnapshot(planner, visit.id, NOW))
    const one = await cost()
    for (let i = 0; i < 59; i += 1) {
      const startsAt = on('10:00', 12 + (i % 10))
      await makeItem(db(), {
        visitId: visit.id,
        startsAt,
        participants: [member.id],
        city: 'Suzhou',
        venue: `Hall ${i}`,
      })
    }
    const snapshot = await loaded(visit.id)
    expect(snapshot.items).toHaveLength(60)
    expect(await cost()).toBe(one)
    expect(one).toBe(4)
  })
})

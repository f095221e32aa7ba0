import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { addDays } from '@/lib/time/calendar'
import { makeUser } from '@/prisma/factories/accounts'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeAgency } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { JUDGEMENTS } from '../../schema'
import { FOLLOW_UP_STATUSES } from '../../workflow'

export const TODAY = '2027-03-12'
/** More than the register looks up: sets of both sizes are among them. */
export const ROWS = 2_400

const at = (day: string, hour = 0) => new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000)

/** A small generator of its own, so that a failure comes again. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    chance: (p: number) => next() < p,
    next,
  }
}

async function organisations() {
  const top = await makeOrganisation(db(), { name: 'Ministry of Transport', countryCode: 'UZ' })
  const middle = await makeOrganisation(db(), { name: 'Railways', parentId: top.id, countryCode: 'UZ' })
  const low = await makeOrganisation(db(), { name: 'Rolling stock works', parentId: middle.id, countryCode: 'KZ' })
  const other = await makeOrganisation(db(), { name: 'Chamber of commerce', otherNames: ['Савдо палатаси'] })
  const abroad = await makeOrganisation(db(), { name: 'Shanghai Metro', countryCode: 'CN' })
  const lone = await makeOrganisation(db(), { name: 'Institute of seismology' })
  return { top, middle, low, other, abroad, lone }
}

async function officers() {
  const [free, active, gone] = [
    await makePerson(db(), { name: 'Akmal Karimov' }),
    await makePerson(db(), { name: 'Dilnoza Yusupova' }),
    await makePerson(db(), { name: 'Aziz Karimov' }),
  ]
  await makeUser(db(), { personId: active.id })
  await makeUser(db(), { personId: gone.id, deactivatedAt: new Date() })
  return [free, active, gone]
}

type Organisations = Awaited<ReturnType<typeof organisations>>

async function visits({ low, abroad, lone }: Organisations, team: string[]) {
  const china = await makeVisit(db(), {
    title: 'Smart cities',
    countries: ['CN', 'CN', 'JP'],
    homeZone: 'Asia/Tashkent',
  })
  const tokyo = await makeVisit(db(), { title: 'High speed lines', countries: ['JP'], homeZone: 'America/New_York' })
  const incoming = await makeVisit(db(), { title: 'Metro builders', direction: 'incoming', countries: ['UZ'] })
  await makeAgency(db(), { visitId: incoming.id, organisationId: abroad.id })
  await makeAgency(db(), { visitId: incoming.id, organisationId: low.id, archivedAt: new Date() })
  await makeAgency(db(), { visitId: china.id, organisationId: low.id })
  const restricted = await makeVisit(db(), { title: 'Smart talks', restricted: true, team, countries: ['CN'] })
  const nowhere = await makeVisit(db(), { title: 'No country known', direction: 'incoming' })
  await makeAgency(db(), { visitId: nowhere.id, organisationId: lone.id })
  const archived = await makeVisit(db(), { title: 'Smart and gone', archivedAt: new Date(), countries: ['CN'] })
  const topics = { smart: newId(), rail: newId() }
  await db().topic.createMany({
    data: [
      { id: topics.smart, name: 'Smart City', searchKey: searchKey('Smart City') },
      { id: topics.rail, name: 'Railways', searchKey: searchKey('Railways') },
    ],
  })
  const about: [string, string][] = [
    [china.id, topics.smart],
    [china.id, topics.rail],
    [tokyo.id, topics.rail],
    [restricted.id, topics.smart],
  ]
  await db().visitTopic.createMany({ data: about.map(([visitId, topicId]) => ({ visitId, topicId })) })
  return { list: [china, china, china, tokyo, tokyo, incoming, restricted, nowhere, archived], topics }
}

/** Outcomes and agreements of a visit, with and without hosts, days, drafts and marks. */
async function origins(visitId: string, { abroad, other, top }: Organisations, roll: ReturnType<typeof dice>) {
  const made: ({ outcomeId: string } | { agreementId: string })[] = []
  for (let index = 0; index < 3; index += 1) {
    const item = await makeItem(db(), {
      visitId,
      status: 'held',
      date: index === 0 ? null : at(roll.pick(['2025-06-01', '2026-12-31', '2027-01-01'])),
      hosts: index === 1 ? [abroad.id, other.id] : index === 2 ? [abroad.id] : [],
    })
    const readout = await makeReadout(db(), {
      itemId: item.id,
      status: roll.pick(['draft', 'final', 'cleared'] as const),
      handling: roll.chance(0.25) ? 'restricted' : 'internal',
    })
    for (let outcome = 0; outcome < 3; outcome += 1) {
      const { id } = await makeOutcome(db(), {
        readoutId: readout.id,
        type: roll.pick(OUTCOME_TYPES),
        owedBy: roll.pick(OWED_BY),
        archivedAt: roll.chance(0.1) ? new Date() : null,
      })
      made.push({ outcomeId: id })
    }
    const agreement = await makeAgreement(db(), {
      visitId,
      itemId: index === 0 ? null : item.id,
      status: roll.pick(['proposed', 'signed'] as const),
      signedOn: index === 0 ? at('2026-05-05') : null,
      restricted: roll.chance(0.25),
      owedBy: roll.pick(OWED_BY),
    })
    await db().agreementParty.createMany({
      data: [
        { agreementId: agreement.id, organisationId: top.id, side: 'ours' as const },
        ...(index === 0 ? [{ agreementId: agreement.id, organisationId: other.id, side: 'host' as const }] : []),
      ],
    })
    made.push({ agreementId: agreement.id })
  }
  return made
}

/**
 * ROWS follow-ups over visits, hosts, organisations, officers and days of every kind that a filter tells apart, with the
 * users of `team` on the team of the restricted visit; what they go by beside it.
 */
export async function makeFilterWorld(team: string[], seed = 1) {
  const roll = dice(seed)
  const known = await organisations()
  const people = await officers()
  const { list, topics } = await visits(known, team)
  const byVisit = new Map<string, Awaited<ReturnType<typeof origins>>>()
  for (const visit of new Set(list)) byVisit.set(visit.id, await origins(visit.id, known, roll))
  const { top, middle, low, other, lone } = known
  const leads = [null, top, middle, low, low, low, other, lone]
  const day = (from: number, to: number) => addDays(TODAY, from + Math.floor(roll.next() * (to - from + 1)))
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const visit = roll.pick(list)
    const origin = roll.pick(byVisit.get(visit.id) ?? [])
    const status = roll.pick(FOLLOW_UP_STATUSES)
    const due = roll.chance(0.2) ? null : day(-200, 40)
    const firstDue = due === null || roll.chance(0.5) ? due : addDays(due, -Math.floor(roll.next() * 60))
    const title = `${roll.pick(['Agree on', 'Build', 'Send', 'Signal boxes for'])} ${roll.pick(['trams', 'метро', '地铁', 'bridges'])} ${index}`
    // Instants on both sides of midnight in both zones.
    const instant = (from: number) => at(day(from, 1), roll.pick([0, 2, 18, 20, 23]))
    return {
      id: newId(),
      visitId: visit.id,
      ...origin,
      title,
      searchKey: searchKey(title),
      status,
      statusReason: status === 'dropped' ? 'No longer needed' : null,
      leadOrganisationId: roll.pick(leads)?.id ?? null,
      officerId: roll.pick([null, ...people])?.id ?? null,
      dueDate: due && at(due),
      firstDueDate: firstDue && at(firstDue),
      percent: roll.chance(0.5) ? null : Math.floor(roll.next() * 101),
      judgement: roll.pick([null, ...JUDGEMENTS]),
      startedAt: roll.chance(0.5) ? instant(-90) : null,
      lastProgressAt: roll.chance(0.5) ? instant(-40) : null,
      touchedAt: instant(-40),
      submittedAt: status === 'in_review' ? new Date() : null,
      closedAt:
        status !== 'closed'
          ? null
          : firstDue && roll.chance(0.5)
            ? at(firstDue, roll.pick([4, 18, 20, 23, 25, 30, 47, 49]))
            : instant(-200),
      archivedAt: roll.chance(0.03) ? new Date() : null,
    }
  })
  await db().followUp.createMany({ data: rows })
  const supported = rows.filter((_, index) => index % 40 === 0)
  await db().followUpSupport.createMany({
    data: supported.map(({ id }) => ({ followUpId: id, organisationId: lone.id })),
  })
  return { organisations: known, people, topics, visits: [...new Set(list)] }
}

export type FilterWorld = Awaited<ReturnType<typeof makeFilterWorld>>

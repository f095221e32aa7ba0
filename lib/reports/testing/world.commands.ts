import { SIGNED } from '@/lib/agreements/workflow'
import { FOLLOW_UP_STATUSES } from '@/lib/follow-ups/workflow'
import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { READOUT_STATUSES } from '@/lib/readouts/workflow'
import { addDays } from '@/lib/time/calendar'
import { Rng } from '@/prisma/bench/random'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeAgency } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'

/** Zones east and west of the machine's: a day of recording that is taken in the wrong one is another day. */
const ZONES = ['Asia/Tashkent', 'Asia/Shanghai', 'America/New_York'] as const
const COUNTRIES = ['CN', 'DE', 'KR'] as const

/**
 * Visits with everything that can make a number differ from its rows: restricted and archived ones, drafts, no dates,
 * several hosts, countries and leads, agreements that stand for outcomes of other readers, follow-ups in every state.
 * @param today `YYYY-MM-DD`: days lie around it, on either side of the border of "on paper only"
 */
export async function makeWorld(seed: number, today: string) {
  const rng = new Rng(seed)
  const people = await everyKindOfReader()
  const parent = await makeOrganisation(db(), { name: `Ministry ${seed}` })
  const organisations = [parent]
  for (const countryCode of [...COUNTRIES, null]) {
    organisations.push(await makeOrganisation(db(), { countryCode, parentId: rng.chance(0.5) ? parent.id : null }))
  }
  const topics = []
  for (const name of ['Water', 'Roads']) {
    topics.push(
      await db().topic.create({ data: { name: `${name} ${seed}`, searchKey: `${name.toLowerCase()} ${seed}` } }),
    )
  }
  const at = (most: number) => new Date(Date.parse(`${today}T20:30:00Z`) - rng.int(most) * 86_400_000)
  const world = { rng, people, organisations, topics, at, today }
  const visits = []
  for (let index = 0; index < 7; index += 1) visits.push(await addVisit(world, index))
  return { ...world, visits }
}

async function everyKindOfReader() {
  const officer = await makePerson(db())
  const staff = await makeUser(db(), { roles: ['staff'], personId: officer.id })
  const [planner, manager, admin, viewer] = [
    await makeUser(db(), { roles: ['planner'] }),
    await makeUser(db(), { roles: ['manager'] }),
    await makeUser(db(), { roles: ['admin'] }),
    await makeUser(db(), { roles: ['viewer'] }),
  ]
  return { viewer, staff, planner, manager, admin, officerId: officer.id, staffId: staff.id }
}
type People = Awaited<ReturnType<typeof everyKindOfReader>>

/** The reader of a role in the world, as an actor. */
export const readerOf = (people: People, role: 'viewer' | 'staff' | 'planner' | 'manager' | 'admin') =>
  actorOf(people[role])

type World = {
  rng: Rng
  people: People
  organisations: { id: string }[]
  topics: { id: string }[]
  at: (mostDaysAgo: number) => Date
  today: string
}

async function addVisit(world: World, index: number) {
  const { rng, people, organisations, topics, today } = world
  const visit = await makeVisit(db(), {
    direction: rng.chance(0.5) ? 'outgoing' : 'incoming',
    homeZone: rng.pick(ZONES),
    restricted: index === 1 || rng.chance(0.2),
    archivedAt: index === 2 ? new Date() : null,
    arrivalDate: rng.chance(0.7) ? dayToDb(addDays(today, -rng.int(500))) : null,
    countries: rng.chance(0.8) ? [rng.pick(COUNTRIES), rng.pick(COUNTRIES)] : [],
    team: rng.chance(0.5) ? [people.staffId] : [],
  })
  if (rng.chance(0.8)) await makeAgency(db(), { visitId: visit.id, organisationId: rng.pick(organisations).id })
  for (const topic of topics) {
    if (rng.chance(0.5)) await db().visitTopic.create({ data: { visitId: visit.id, topicId: topic.id } })
  }
  for (let meeting = 0; meeting < 3; meeting += 1) await addMeeting(world, visit.id)
  return visit
}

async function addMeeting(world: World, visitId: string) {
  const { rng, people, organisations, at, today } = world
  const hosts = organisations.filter(() => rng.chance(0.3)).map(({ id }) => id)
  const dated = rng.pick([{ date: dayToDb(addDays(today, -rng.int(400))) }, { dayNumber: rng.int(5) }, {}])
  const item = await makeItem(db(), { visitId, status: 'held', hosts, ...dated })
  const readout = await makeReadout(db(), {
    itemId: item.id,
    status: rng.pick([...READOUT_STATUSES, 'cleared', 'final', 'final'] as const),
    handling: rng.chance(0.25) ? 'restricted' : 'internal',
    writerId: rng.chance(0.3) ? people.staffId : null,
  })
  const outcomes = []
  for (let count = 0; count < 4; count += 1) {
    const outcome = await makeOutcome(db(), {
      readoutId: readout.id,
      type: rng.pick([...OUTCOME_TYPES, 'agreement', 'commitment', 'decision'] as const),
      owedBy: rng.pick(OWED_BY),
      createdAt: at(300),
      archivedAt: rng.chance(0.1) ? new Date() : null,
    })
    outcomes.push(outcome)
    while (rng.chance(0.6)) await makeFollowUp(db(), { outcomeId: outcome.id, ...someFollowUp(world) })
  }
  if (rng.chance(0.7)) await addAgreement(world, { visitId, itemId: item.id }, outcomes)
  if (rng.chance(0.3)) await addAgreement(world, { visitId, itemId: null }, [])
}

async function addAgreement(
  world: World,
  at: { visitId: string; itemId: string | null },
  outcomes: readonly { id: string }[],
) {
  const { rng, organisations, today } = world
  const agreement = await makeAgreement(db(), {
    ...at,
    status: rng.pick(['proposed', 'under_negotiation', ...SIGNED] as const),
    owedBy: rng.pick(OWED_BY),
    restricted: rng.chance(0.4),
    signedOn: rng.chance(0.5) ? dayToDb(addDays(today, -rng.int(400))) : null,
    createdAt: world.at(300),
    archivedAt: rng.chance(0.1) ? new Date() : null,
  })
  if (rng.chance(0.6)) {
    const organisationId = rng.pick(organisations).id
    await db().agreementParty.create({
      data: { agreementId: agreement.id, organisationId, side: rng.chance(0.7) ? 'host' : 'ours' },
    })
  }
  for (const outcome of outcomes) {
    if (!rng.chance(0.5)) continue
    await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
  }
  while (rng.chance(0.5)) await makeFollowUpOfAgreement(db(), agreement, someFollowUp(world))
}

/** In any state, with what the state brings; a few archived. */
function someFollowUp({ rng, people, organisations, at, today }: World) {
  const status = rng.pick([...FOLLOW_UP_STATUSES, 'open'] as const)
  const started = status !== 'open' && status !== 'dropped'
  return {
    status,
    statusReason: status === 'dropped' ? 'No longer needed' : null,
    startedAt: started || (status === 'dropped' && rng.chance(0.5)) ? at(200) : null,
    submittedAt: status === 'in_review' ? at(50) : null,
    closedAt: status === 'closed' ? at(100) : null,
    dueDate: rng.chance(0.7) ? dayToDb(addDays(today, rng.int(260) - 220)) : null,
    leadOrganisationId: rng.chance(0.7) ? rng.pick(organisations).id : null,
    officerId: rng.chance(0.3) ? people.officerId : null,
    archivedAt: rng.chance(0.1) ? new Date() : null,
  }
}

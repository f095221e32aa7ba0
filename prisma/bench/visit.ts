import { type Event, note, statusChange } from './history'
import { COMMON_WORD, LANDMARKS, RARE_WORD } from './landmarks'
import { DAY, type VisitPlan } from './plan'
import { Rng } from './random'
import { dayOf, instant } from './tables'
import type { BenchUser } from './users'
import { keyOf, paragraphs, subject } from './words'
import { someOrganisations, type World } from './world'

/** A visit as its parts are hung on it. */
export type VisitContext = {
  world: World
  plan: VisitPlan
  rng: Rng
  id: string
  title: string
  zone: string
  city: string
  team: readonly BenchUser[]
  agencies: readonly number[]
  hosts: readonly number[]
  events: Event[]
  /** The landmark organisation hosts one of its meetings. */
  landmarkHost: boolean
}

export const HOME_ZONE = 'Asia/Tashkent'
type Place = readonly [country: string, city: string, zone: string]
const PLACES: readonly Place[] = [
  ['CN', 'Beijing', 'Asia/Shanghai'],
  ['CN', 'Shanghai', 'Asia/Shanghai'],
  ['KZ', 'Astana', 'Asia/Almaty'],
  ['DE', 'Berlin', 'Europe/Berlin'],
  ['TR', 'Ankara', 'Europe/Istanbul'],
  ['JP', 'Tokyo', 'Asia/Tokyo'],
  ['KR', 'Seoul', 'Asia/Seoul'],
  ['AE', 'Abu Dhabi', 'Asia/Dubai'],
  ['IN', 'New Delhi', 'Asia/Kolkata'],
  ['FR', 'Paris', 'Europe/Paris'],
  ['US', 'Washington', 'America/New_York'],
  ['GB', 'London', 'Europe/London'],
]
const HOME_PLACES: readonly Place[] = [
  ['UZ', 'Tashkent', HOME_ZONE],
  ['UZ', 'Samarkand', 'Asia/Samarkand'],
]
const LEVELS = [
  'minister',
  'deputy_minister',
  'expert',
  'expert',
  'regional',
  'parliamentary',
  'head_of_government',
] as const

export const REASON = 'Generated reason: asked for by the other side'

/** Writes a visit with its stops, organisers, topics and team. */
export function addVisit(world: World, plan: VisitPlan): VisitContext {
  const rng = new Rng(world.plan.size.seed, 9, plan.index)
  world.numbers.visit += 1
  const incoming = rng.chance(0.3)
  const [country, city, zone] = rng.pick(incoming ? HOME_PLACES : PLACES)
  const about = rng.chance(0.25) ? `${COMMON_WORD} in ${subject(rng)}` : `${subject(rng)} and ${subject(rng)}`
  const rare = plan.landmark ? `, ${RARE_WORD}` : ''
  const title = `Generated visit ${world.numbers.visit}: ${about} in ${city}${rare}`
  const made = rng.uuid(plan.createdAt)
  const id = plan.landmark ? LANDMARKS.visit : plan.openLandmark ? LANDMARKS.openVisit : made
  const agencies = someOrganisations(world, rng, plan.age, rng.between(1, 4))
  const hosts = someOrganisations(world, rng, plan.age, rng.between(1, 4)).filter((host) => !agencies.includes(host))
  const team = [...new Set(Array.from({ length: rng.between(2, 5) }, () => rng.pick(world.users.writers)))]
  const context: VisitContext = {
    world,
    plan,
    rng,
    id,
    title,
    zone,
    city,
    team,
    agencies,
    hosts,
    events: [],
    landmarkHost: false,
  }
  addVisitRow(context, incoming)
  addStops(context, country)
  addLinks(context)
  noteSteps(context)
  return context
}

function addVisitRow({ world, plan, rng, id, title }: VisitContext, incoming: boolean): void {
  const { arrival } = plan
  const latest = Math.min(world.plan.end, (arrival ?? world.plan.end) + 30 * DAY)
  world.sink.add('visit', {
    id,
    number: world.numbers.visit,
    title,
    search_key: keyOf(title),
    direction: incoming ? 'incoming' : 'outgoing',
    level: rng.chance(0.9) ? rng.pick(LEVELS) : null,
    purpose: paragraphs(rng, 150),
    framework_id: rng.chance(0.7) ? rng.pick(world.frameworks) : null,
    arrival_date: arrival === null ? null : dayOf(arrival),
    departure_date: arrival === null ? null : dayOf(arrival + (plan.days - 1) * DAY),
    home_zone: HOME_ZONE,
    restricted: plan.restricted,
    status: plan.status,
    status_reason: plan.status === 'cancelled' ? REASON : null,
    source_id: rng.chance(0.2) ? rng.pick(world.sources) : null,
    version: rng.between(1, 12),
    created_at: instant(plan.createdAt),
    updated_at: instant(Math.max(latest, plan.createdAt)),
    archived_at: plan.archived ? instant(world.plan.end - 20 * DAY) : null,
  })
}

function addStops({ world, plan, rng, id, city, zone }: VisitContext, country: string): void {
  const { sink } = world
  sink.add('visit_stop', { id: rng.uuid(plan.createdAt), visit_id: id, position: 0, country_code: country, city, zone })
  if (!rng.chance(0.3)) return
  const [otherCountry, otherCity, otherZone] = rng.pick(PLACES)
  if (otherCity === city) return
  const stop = { country_code: otherCountry, city: otherCity, zone: otherZone }
  sink.add('visit_stop', { id: rng.uuid(plan.createdAt), visit_id: id, position: 1, ...stop })
}

function addLinks({ world, plan, rng, id, agencies, team }: VisitContext): void {
  const { sink, ids, topics } = world
  const organiser = ids.organisations[agencies[0] ?? 1] ?? ''
  sink.add('visit_organiser', { visit_id: id, organisation_id: organiser, role: 'organiser', position: 0 })
  const first = rng.int(topics.length)
  const count = rng.between(1, 3)
  for (let position = 0; position < count; position += 1) {
    const topic = topics[(first + position) % topics.length] ?? ''
    sink.add('visit_topic', { visit_id: id, topic_id: topic, position })
  }
  for (const user of team) {
    sink.add('visit_team_member', { visit_id: id, user_id: user.id, added_at: instant(plan.createdAt) })
  }
}

/** The steps of the visit so far, a part of the way to its arrival each. */
function noteSteps(context: VisitContext): void {
  const { plan, world, rng } = context
  const until = plan.arrival ?? world.plan.end
  const subject = { type: 'visit', id: context.id, name: context.title }
  note(context, plan.createdAt, 'visit.created', subject)
  const steps = [
    ['planning', 'visit.planning_started', 0.2],
    ['confirmed', 'visit.confirmed', 0.8],
    ['under_way', 'visit.started', 1],
    ['reporting', 'visit.reporting_started', 1],
    ['completed', 'visit.completed', 1],
  ] as const
  const done = steps.findIndex(([status]) => status === plan.status)
  let from = 'proposed'
  steps.slice(0, done + 1).forEach(([to, action, part], index) => {
    const after = index > 2 ? (plan.days + (index - 2) * rng.between(3, 15)) * DAY : 0
    note(context, plan.createdAt + (until - plan.createdAt) * part + after, action, subject, statusChange(from, to))
    from = to
  })
  if (plan.status !== 'cancelled') return
  note(context, (plan.createdAt + until) / 2, 'visit.cancelled', subject, statusChange('planning', 'cancelled', REASON))
}

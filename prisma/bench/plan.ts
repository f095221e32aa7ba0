import type { VisitStatus } from '@/lib/visits/workflow'
import { LANDMARK_ITEMS, LANDMARK_MEETINGS } from './landmarks'
import { Rng, share } from './random'

export type Size = {
  /** Visits at scale 1; everything else is in proportion to them. */
  visits: number
  scale: number
  seed: number
  /** `YYYY-MM-DD`: the day the data ends at. */
  today: string
}

export const DAY = 86_400_000
const YEARS = 20

/** What a visit is to hold, before any of it is made. */
export type VisitPlan = {
  index: number
  /** 0 for the oldest, 1 for the latest. */
  age: number
  status: VisitStatus
  landmark: boolean
  openLandmark: boolean
  restricted: boolean
  archived: boolean
  /** Milliseconds; arrival is the UTC midnight of its date, null where there is no date yet. */
  createdAt: number
  arrival: number | null
  /** Days from arrival to departure, both counted. */
  days: number
  items: number
  readouts: number
  outcomes: number
  followUps: number
  events: number
}

export type Totals = {
  visits: number
  items: number
  readouts: number
  outcomes: number
  followUps: number
  organisations: number
  people: number
  users: number
  events: number
}

export type Plan = { size: Size; totals: Totals; end: number; start: number; visits: VisitPlan[]; hosted: Hosted }

/** How many meetings the landmark organisation hosts, of how many there are to choose from. */
export type Hosted = { target: number; of: number }

/** How many of each there are for so many visits. */
export function totalsFor(visits: number): Totals {
  return {
    visits,
    items: visits * 20,
    readouts: visits * 10,
    outcomes: visits * 30,
    followUps: visits * 50,
    organisations: Math.ceil(visits * 2.5),
    people: visits * 15,
    users: Math.max(10, Math.round(visits / 4)),
    events: visits * 250,
  }
}

type Base = Omit<VisitPlan, 'items' | 'readouts' | 'outcomes' | 'followUps' | 'events'>

/** Decides for each visit when it was, how far it got and how much it holds. The totals are exact. */
export function makePlan(size: Size): Plan {
  const count = size.visits * size.scale
  if (!Number.isInteger(count) || count < 20) throw new RangeError('Generated data needs at least 20 visits')
  const totals = totalsFor(count)
  // Nothing generated lies in the future, whatever the zone of the machine.
  const end = Date.parse(`${size.today}T00:00:00Z`) - DAY / 2
  const start = end - YEARS * 365 * DAY
  const base = [...history(size, count, start, end), ...present(size, count, end)]
  const random = base.map(({ index }) => new Rng(size.seed, 1, index))
  const items = itemShares(totals.items, base, random)
  const readouts = share(
    totals.readouts,
    base.map((visit, i) => heldPart(visit) * (items[i] ?? 0)),
  )
  const outcomes = share(
    totals.outcomes,
    base.map((_, i) => (readouts[i] ?? 0) * (0.5 + (random[i]?.float() ?? 0))),
  )
  const followUps = share(totals.followUps, outcomes)
  const directory = totals.organisations + totals.people + totals.users
  const weights = base.map((_, i) => 20 + (items[i] ?? 0) * 2 + (followUps[i] ?? 0) * 4)
  const events = share(totals.events - directory, weights)
  const visits = base.map((visit, i) => ({
    ...visit,
    items: items[i] ?? 0,
    readouts: readouts[i] ?? 0,
    outcomes: outcomes[i] ?? 0,
    followUps: followUps[i] ?? 0,
    events: events[i] ?? 0,
  }))
  const of = visits.reduce((sum, visit) => sum + (visit.archived ? 0 : visit.readouts), 0)
  const target = Math.min(LANDMARK_MEETINGS, Math.floor(totals.readouts / 4))
  return { size, totals, end, start, visits, hosted: { target, of } }
}

/** What part of its meetings a visit has behind it. */
const heldPart = ({ status }: Base): number =>
  status === 'completed' || status === 'reporting' ? 1 : status === 'under_way' ? 0.5 : 0

/** Visits differ in length by a factor of five; the landmark has its own number. */
function itemShares(total: number, base: readonly Base[], random: readonly Rng[]): Int32Array {
  const weights = base.map((visit, i) => (visit.landmark ? 0 : 0.7 + 1.6 * (random[i]?.float() ?? 0) ** 3))
  const items = share(total - LANDMARK_ITEMS, weights)
  items[base.findIndex((visit) => visit.landmark)] = LANDMARK_ITEMS
  return items
}

/** Kinds of visits that go on now, as parts of all, with the days of their creation and arrival before today. */
const NOW: readonly { status: VisitStatus; part: number; created: [number, number]; arrival: [number, number] }[] = [
  { status: 'reporting', part: 0.02, created: [300, 200], arrival: [60, 15] },
  { status: 'under_way', part: 0.006, created: [200, 120], arrival: [3, 1] },
  { status: 'confirmed', part: 0.015, created: [120, 60], arrival: [-5, -60] },
  { status: 'planning', part: 0.015, created: [60, 20], arrival: [-20, -150] },
  { status: 'proposed', part: 0.01, created: [20, 1], arrival: [-60, -250] },
]

const partOf = (count: number, part: number) => Math.max(1, Math.round(count * part))
const presentCount = (count: number) => NOW.reduce((sum, { part }) => sum + partOf(count, part), 0)

function history({ seed }: Size, count: number, start: number, end: number): Base[] {
  const past = count - presentCount(count)
  const landmark = Math.floor(past * 0.68)
  const span = end - 320 * DAY - start
  return Array.from({ length: past }, (_, index) => {
    const rng = new Rng(seed, 2, index)
    const createdAt = Math.floor(start + ((index + rng.float()) / past) * span)
    const cancelled = index % 20 === 7
    const isLandmark = index === landmark
    const unusual: VisitStatus = cancelled ? 'cancelled' : index % 70 === 18 ? 'reporting' : 'completed'
    return {
      index,
      age: index / count,
      landmark: isLandmark,
      openLandmark: false,
      status: isLandmark ? 'completed' : unusual,
      restricted: !isLandmark && index % 20 === 3,
      archived: !isLandmark && index % 50 === 11,
      createdAt,
      arrival: midnight(createdAt + rng.between(20, 180) * DAY),
      days: isLandmark ? 8 : rng.between(2, 8),
    }
  })
}

function present({ seed }: Size, count: number, end: number): Base[] {
  const visits: Base[] = []
  const past = count - presentCount(count)
  for (const { status, part, created, arrival } of NOW) {
    const kind = partOf(count, part)
    for (let i = 0; i < kind; i += 1) {
      const index = past + visits.length
      const rng = new Rng(seed, 2, index)
      const createdAt = Math.floor(end - (created[0] + ((i + rng.float()) / kind) * (created[1] - created[0])) * DAY)
      const before = arrival[0] + Math.round(rng.float() * (arrival[1] - arrival[0]))
      const openLandmark = status === 'under_way' && i === 0
      visits.push({
        index,
        age: index / count,
        landmark: false,
        openLandmark,
        status,
        restricted: !openLandmark && index % 20 === 3,
        archived: false,
        createdAt,
        arrival: i % 3 === 2 && before < 0 ? null : midnight(end + DAY / 2 - before * DAY),
        days: status === 'under_way' ? rng.between(6, 9) : rng.between(2, 8),
      })
    }
  }
  return visits
}

const midnight = (ms: number) => Math.floor(ms / DAY) * DAY

import type { ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import { note, past, statusChange } from './history'
import { type ItemTime, timeOf } from './item-time'
import { COMMON_WORD, LANDMARKS, RARE_WORD } from './landmarks'
import { ensureLandmarkHost, type Parties } from './parties'
import { DAY } from './plan'
import { instant } from './tables'
import { REASON, type VisitContext } from './visit'
import { keyOf, paragraphs, subject } from './words'
import { someOrganisation, venue } from './world'

/** A held meeting that a readout is written about. */
export type Held = {
  id: string
  title: string
  /** Milliseconds: when it was over. */
  at: number
  members: readonly string[]
  contacts: readonly string[]
}

const MEETINGS = [
  'meeting',
  'meeting',
  'meeting',
  'courtesy_call',
  'working_session',
  'site_visit',
  'presentation',
] as const
const OTHERS = [
  'transfer',
  'official_meal',
  'internal',
  'cultural_event',
  'reception',
  'free_time',
  'press_event',
] as const
const WORDS: Partial<Record<ItemType, string>> = {
  official_meal: 'dinner',
  courtesy_call: 'courtesy call',
  site_visit: 'tour',
  internal: 'internal talk',
}

type Slot = { index: number; type: ItemType; status: ItemStatus; readout: boolean; landmark: boolean }

/** Writes the items with hosts, counterparts and participants. @returns those that have a readout, in order. */
export function addProgramme(context: VisitContext, parties: Parties): Held[] {
  const { plan } = context
  const held: Held[] = []
  for (let index = 0; index < plan.items; index += 1) {
    const readout = hasReadout(context, index)
    const landmark = readout && plan.landmark && held.length === 0
    const slot = { index, readout, landmark, ...kindOf(context, index, readout) }
    const made = addItem(context, parties, slot)
    if (readout) held.push(made)
  }
  return held
}

/** Readouts are spread over the visit; while it is under way they are those of its first meetings. */
function hasReadout({ plan }: VisitContext, index: number): boolean {
  const middle = plan.items - 2
  const at = index - 1
  if (at < 0 || at >= middle) return false
  if (plan.status === 'under_way') return at < plan.readouts
  return Math.floor(((at + 1) * plan.readouts) / middle) > Math.floor((at * plan.readouts) / middle)
}

function kindOf({ plan, rng }: VisitContext, index: number, readout: boolean): { type: ItemType; status: ItemStatus } {
  if (readout) return { type: rng.pick(MEETINGS), status: 'held' }
  const edge = index === 0 ? 'arrival' : index === plan.items - 1 ? 'departure' : null
  if (plan.status === 'cancelled') return { type: edge ?? rng.pick(MEETINGS), status: 'cancelled' }
  if (plan.status === 'completed' || plan.status === 'reporting') {
    // A meeting that took place has a readout: what else is there was called off.
    const off = edge === null && rng.chance(0.15)
    if (off) return { type: rng.pick(MEETINGS), status: rng.chance(0.7) ? 'cancelled' : 'postponed' }
    return { type: edge ?? rng.pick(OTHERS), status: 'held' }
  }
  if (plan.status === 'under_way' && index === 0) return { type: 'arrival', status: 'held' }
  const type = edge ?? (rng.chance(0.55) ? rng.pick(MEETINGS) : rng.pick(OTHERS))
  if (plan.status === 'proposed') return { type, status: 'requested' }
  return { type, status: rng.pick(['confirmed', 'confirmed', 'tentative', 'requested']) }
}

function addItem(context: VisitContext, parties: Parties, slot: Slot): Held {
  const { world, plan, rng } = context
  world.numbers.item += 1
  const made = rng.uuid(past(world, plan.createdAt + rng.float() * 20 * DAY))
  const id = slot.landmark ? LANDMARKS.meeting : made
  const title = titleOf(context, slot)
  const time = timeOf(context, slot)
  addItemRow(context, slot, { id, title, people: parties.people, ...time })
  const subject = { type: 'programme_item', id, name: title }
  note(context, plan.createdAt + rng.float() * 20 * DAY, 'programme_item.added', subject)
  if (slot.status !== 'requested') {
    const reason = slot.status === 'cancelled' || slot.status === 'postponed' ? REASON : undefined
    const action = slot.status === 'tentative' ? 'marked_tentative' : slot.status
    note(context, time.over, `programme_item.${action}`, subject, statusChange('requested', slot.status, reason))
  }
  const meeting = slot.readout || (MEETINGS as readonly string[]).includes(slot.type)
  const some = meeting ? addTakingPart(context, parties, slot, id) : { members: [], contacts: [] }
  return { id, title, at: time.over, ...some }
}

function titleOf({ world, rng }: VisitContext, { type, landmark }: Slot): string {
  const number = world.numbers.item
  const word = WORDS[type] ?? type.replace('_', ' ')
  const about = rng.chance(0.2) ? `${COMMON_WORD} in ${subject(rng)}` : subject(rng)
  return `Generated ${word} ${number}: ${about}${landmark ? `, ${RARE_WORD}` : ''}`
}

type Made = ItemTime & { id: string; title: string; people: readonly number[] }

function addItemRow(context: VisitContext, slot: Slot, made: Made): void {
  const { world, plan, rng, id, city } = context
  const { type, status, index } = slot
  const off = status === 'cancelled' || status === 'postponed'
  const travel = type === 'arrival' || type === 'departure' || type === 'transfer'
  const numbered = made.date === null || plan.index % 3 === 0
  const taker = made.people[rng.int(made.people.length || 1)]
  world.sink.add('programme_item', {
    id: made.id,
    number: world.numbers.item,
    visit_id: id,
    type,
    title: made.title,
    search_key: keyOf(made.title),
    status,
    status_reason: off ? REASON : null,
    unplanned: slot.readout && rng.chance(0.05),
    day_number: numbered ? made.day : null,
    date: numbered ? null : made.date,
    part_of_day: made.startTime === null ? rng.pick(['morning', 'afternoon', 'evening']) : null,
    start_time: made.startTime,
    end_time: made.endTime,
    duration_min: made.duration,
    position: index + 1,
    starts_at: made.startsAt === null ? null : instant(made.startsAt),
    ends_at: made.endsAt === null ? null : instant(made.endsAt),
    city,
    venue: travel ? null : venue(rng),
    from_place: travel ? 'Generated place A' : null,
    to_place: travel ? 'Generated place B' : null,
    carrier: travel ? `Generated carrier ${rng.between(1, 900)}` : null,
    objective: slot.readout ? paragraphs(rng, 80) : null,
    offered_by_organisation_id: offeredBy(context, type),
    ...helpers(context, slot, taker),
    version: rng.between(1, 6),
    sequence_at: instant(Math.max(made.over, plan.createdAt)),
    created_at: instant(past(world, plan.createdAt + DAY)),
    updated_at: instant(Math.max(made.over, plan.createdAt)),
    archived_at: off && rng.chance(0.15) ? instant(past(world, plan.createdAt + 30 * DAY)) : null,
  })
}

/** A fifth of the meetings have an interpreter, two fifths a note taker from the delegation. */
function helpers({ world, rng }: VisitContext, { readout }: Slot, taker = -1) {
  const { people } = world.ids
  const interpreter = readout && rng.chance(0.2) ? rng.int(people.length) : -1
  const noteTaker = readout && rng.chance(0.4) ? taker : -1
  return { interpreter_id: people[interpreter] ?? null, note_taker_id: people[noteTaker] ?? null }
}

function offeredBy({ world, plan, rng }: VisitContext, type: ItemType): string | null {
  if (type !== 'official_meal' && type !== 'reception') return null
  return world.ids.organisations[someOrganisation(world, rng, plan.age)] ?? null
}

/** Hosts, counterparts and our participants of a meeting. */
function addTakingPart(
  context: VisitContext,
  parties: Parties,
  slot: Slot,
  itemId: string,
): Pick<Held, 'members' | 'contacts'> {
  const { world, plan, rng } = context
  const { hosted } = world.plan
  const hosts = context.hosts.length ? [rng.pick(context.hosts)] : []
  for (const host of hosts) {
    world.sink.add('programme_item_host', { item_id: itemId, organisation_id: world.ids.organisations[host] ?? '' })
  }
  if (slot.readout && !plan.archived) {
    const before = Math.floor((world.meetings * hosted.target) / hosted.of)
    world.meetings += 1
    if (Math.floor((world.meetings * hosted.target) / hosted.of) > before) {
      ensureLandmarkHost(context)
      world.sink.add('programme_item_host', { item_id: itemId, organisation_id: LANDMARKS.organisation })
    }
  }
  const members = someOf(parties.members, rng.between(2, 4), rng.next())
  const contacts = someOf(parties.contacts, rng.between(1, 3), rng.next())
  for (const member of members) world.sink.add('item_participant', { item_id: itemId, member_id: member })
  for (const contact of contacts) {
    const answer =
      slot.status === 'held' ? 'confirmed' : rng.pick(['invited', 'confirmed', 'not_confirmed', 'declined'])
    world.sink.add('item_counterpart', { item_id: itemId, contact_id: contact, answer })
  }
  return { members, contacts }
}

/** So many different ones of a list, from some place on. */
const someOf = (list: readonly string[], count: number, from: number): string[] =>
  Array.from({ length: Math.min(count, list.length) }, (_, i) => list[(from + i) % list.length] ?? '')

import { DAY } from './plan'
import { Rng } from './random'
import { dayOf, instant } from './tables'
import type { BenchUser } from './users'
import type { VisitContext } from './visit'
import type { World } from './world'

export type Subject = { type: string; id: string; name: string }
export type Event = { at: number; action: string; subject: Subject; changes: string }

const NO_CHANGES = '{}'

/** What the audit keeps of a step. */
export const statusChange = (from: string, to: string, reason?: string): string =>
  JSON.stringify({ status: { from, to }, ...(reason ? { reason: { from: null, to: reason } } : {}) })

/** Notes what somebody did; what would lie in the future was done at the end of the data. */
export function note(context: VisitContext, at: number, action: string, subject: Subject, changes = NO_CHANGES): void {
  context.events.push({ at: past(context.world, at), action, subject, changes })
}

/** An instant, in whole milliseconds, or the end of the data where it would lie after it. */
export const past = ({ plan }: World, at: number): number => Math.floor(Math.min(at, plan.end))

/**
 * Writes as many events as the visit's plan says, in the order they happened: the noted ones, evenly thinned out when
 * there are more, and edits of the visit where there are fewer.
 */
export function addHistory(context: VisitContext): void {
  const { world, plan, rng, events, id, title } = context
  const subject = { type: 'visit', id, name: title }
  for (let edits = 0; events.length < plan.events; edits += 1) {
    const changes = JSON.stringify({ purpose: { from: `Generated text ${edits}`, to: `Generated text ${edits + 1}` } })
    note(context, plan.createdAt + rng.float() * 60 * DAY, 'visit.edited', subject, changes)
  }
  events.sort((a, b) => a.at - b.at)
  const step = events.length / plan.events
  for (let i = 0; i < plan.events; i += 1) {
    const event = events[Math.floor(i * step)]
    if (event) addEvent(world, rng, event, rng.pick(context.team), id)
  }
}

/** Who made the records of the directory, in the order of time. */
export function addDirectoryEvent(world: World, index: number, kind: string, subject: Subject, at: number): void {
  const rng = new Rng(world.plan.size.seed, 10, index)
  const event = { at: past(world, at), action: `${kind}.created`, subject, changes: NO_CHANGES }
  addEvent(world, rng, event, rng.pick(world.users.writers), null)
}

function addEvent({ sink }: World, rng: Rng, event: Event, actor: BenchUser, visitId: string | null): void {
  const { at, action, subject, changes } = event
  sink.add('audit_event', {
    id: rng.uuid(at),
    at: instant(at),
    actor_id: actor.id,
    actor_name: actor.name,
    actor_kind: 'user',
    action,
    subject_type: subject.type,
    subject_id: subject.id,
    subject_name: subject.name,
    visit_id: visitId,
    changes,
  })
}

/** A date as the audit keeps a changed one. */
export const dateChange = (from: number | null, to: number): string =>
  JSON.stringify({ dueDate: { from: from === null ? null : dayOf(from), to: dayOf(to) } })

import type { Ids } from './people'
import type { Plan } from './plan'
import type { Rng } from './random'
import type { Sink } from './sink'
import type { BenchUser, Users } from './users'
import { syllableName } from './words'

/** What all visits share: the directory, the users and the running numbers. */
export type World = {
  plan: Plan
  sink: Sink
  ids: Ids
  personNames: string[]
  users: Users
  frameworks: readonly string[]
  topics: readonly string[]
  sources: readonly string[]
  /** The numbers given last, by table. */
  numbers: { visit: number; item: number; outcome: number; agreement: number; followUp: number }
  /** Meetings of visits in use so far, for the landmark organisation's share of them. */
  meetings: number
}

/** An organisation that was there by then: the early ones come up far more often. The landmark is left out. */
export function someOrganisation({ ids, plan }: World, rng: Rng, age: number): number {
  const known = Math.max(Math.min(plan.totals.organisations - 1, 20), Math.floor((plan.totals.organisations - 1) * age))
  return 1 + rng.skewed(Math.min(known, ids.organisations.length - 1))
}

/** Different organisations, as indexes. */
export function someOrganisations(world: World, rng: Rng, age: number, count: number): number[] {
  const chosen = new Set<number>()
  for (let i = 0; i < count; i += 1) chosen.add(someOrganisation(world, rng, age))
  return [...chosen]
}

/** Different people of the directory, as indexes; those of the users come up often. */
export function somePeople({ plan }: World, rng: Rng, count: number): number[] {
  const { people, users } = plan.totals
  const chosen = new Set<number>()
  for (let i = 0; i < count; i += 1) chosen.add(rng.chance(0.3) ? rng.int(users) : rng.int(people))
  return [...chosen]
}

/** An active manager other than these, who may decide; null where there is none. */
export function otherManager({ users }: World, rng: Rng, not: readonly string[]): BenchUser | null {
  const free = users.managers.filter(({ id }) => !not.includes(id))
  return free.length === 0 ? null : rng.pick(free)
}

/** A made-up place within a building: no real hall is meant. */
export const venue = (rng: Rng): string => `Generated hall ${syllableName(rng)[0]}`

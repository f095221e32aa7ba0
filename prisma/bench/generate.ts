import { addAgreements } from './agreements'
import { addFollowUps } from './follow-ups'
import { addDirectoryEvent, addHistory } from './history'
import { addOutcomes } from './outcomes'
import { addParties } from './parties'
import { addOrganisation, addPerson, directoryIds } from './people'
import type { Plan } from './plan'
import { addProgramme } from './programme'
import { Rng } from './random'
import { addReadout } from './readouts'
import type { Sink } from './sink'
import { addUser, planUsers } from './users'
import { addVisit } from './visit'
import { keyOf, SUBJECTS } from './words'
import type { World } from './world'

/** Rows made between two looks at how far the server is. */
const BATCH = 500

/**
 * Makes everything, in one order, and hands it on row by row; nothing is kept but the ids and names of the directory.
 * @param pause waits until the taker has kept up.
 */
export async function generate(
  plan: Plan,
  sink: Sink,
  passwordHash: string,
  pause: () => Promise<void>,
): Promise<void> {
  const world = newWorld(plan, sink)
  await addDirectory(world, passwordHash, pause)
  for (const visit of plan.visits) {
    const context = addVisit(world, visit)
    const parties = addParties(context)
    const meetings = addProgramme(context, parties)
    const readouts = meetings.map((meeting) => addReadout(context, parties, meeting))
    const outcomes = addOutcomes(context, readouts)
    addFollowUps(context, outcomes, addAgreements(context, outcomes))
    addHistory(context)
    await pause()
  }
}

function newWorld(plan: Plan, sink: Sink): World {
  const lists = new Rng(plan.size.seed, 3)
  const ids = (count: number) => Array.from({ length: count }, (_, i) => lists.uuid(plan.start + i))
  const [frameworks, topics, sources] = [ids(12), ids(SUBJECTS.length), ids(6)]
  frameworks.forEach((id, i) => {
    const title = `Generated framework ${i + 1}`
    sink.add('framework', { id, title, search_key: keyOf(title), description: 'Generated text.' })
  })
  topics.forEach((id, i) => {
    const name = `Generated topic ${i + 1}: ${SUBJECTS[i]?.[0] ?? ''}`
    sink.add('topic', { id, name, search_key: keyOf(name) })
  })
  sources.forEach((id, i) => {
    sink.add('source', { id, title: `Generated source ${i + 1}`, description: 'Generated text.' })
  })
  const numbers = { visit: 0, item: 0, outcome: 0, agreement: 0, followUp: 0 }
  const known = { ids: directoryIds(plan), users: planUsers(plan), personNames: [] }
  return { plan, sink, ...known, frameworks, topics, sources, numbers, meetings: 0 }
}

async function addDirectory(world: World, passwordHash: string, pause: () => Promise<void>): Promise<void> {
  const { plan, sink, ids, users } = world
  const rest = async (index: number) => {
    if (index % BATCH === 0) await pause()
  }
  const { organisations, people } = plan.totals
  let events = 0
  const made = (kind: string, id: string, name: string, part: number) => {
    events += 1
    const at = plan.start + part * (plan.end - plan.start)
    addDirectoryEvent(world, events, kind, { type: kind, id, name }, at)
  }
  for (let i = 0; i < organisations; i += 1) {
    const name = addOrganisation(sink, plan, ids.organisations, i)
    made('organisation', ids.organisations[i] ?? '', name, i / organisations)
    await rest(i)
  }
  for (let i = 0; i < people; i += 1) {
    const name = addPerson(sink, plan, ids, i)
    world.personNames.push(name)
    made('person', ids.people[i] ?? '', name, i / people)
    await rest(i)
  }
  for (const user of users.all) {
    addUser(sink, plan, ids, user, passwordHash)
    made('user', user.id, user.name, 0)
  }
}

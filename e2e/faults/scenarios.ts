import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/roles'
import { SECTIONS } from '@/lib/readouts/schema'
import { countTexts, type Found, findWords, type Word } from './checks'
import { CUTS, type Cut } from './network'
import type { Phone } from './phone'
import { makeDrafts, makePhone, makeWriter, type World } from './world'

/** What a scenario found: figures for its line, and what must be nothing. */
export type Outcome = { figures: Record<string, number>; wrong: Record<string, number> }

const wrongOf = ({ lost, doubled, uneven }: Found) => ({
  lost: lost.length,
  doubled: doubled.length,
  'not a revision each': uneven.length,
})
const place = (readoutId: string, key: string) => ({ readoutId, key, title: null, label: null })

let count = 0
/** A word that nobody else types, and that stands in no other: all are of one length. */
function word(): string {
  count += 1
  return `w${String(count).padStart(6, '0')}`
}
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

async function type(phone: Phone, readoutId: string, key: string): Promise<Word> {
  const typed = word()
  await phone.type(place(readoutId, key), `${typed} was said.`)
  return { word: typed, readoutId, key, phone }
}

/** Times, and milliseconds between them, that a phone tries to send what is left. */
const ROUNDS = 60
const PAUSE_MS = 100

/** Sends until nothing waits any more; a choice between two texts is made by taking both. */
async function settle(phones: readonly Phone[]): Promise<void> {
  for (const phone of phones) {
    for (let round = 0; round < ROUNDS && phone.state().kind !== 'saved'; round += 1) {
      if (round > 0) await sleep(PAUSE_MS)
      await phone.flush()
      await phone.takeBoth()
      await phone.flush()
    }
  }
}

/**
 * Eight people type, each on a phone of their own, and nearly every request is cut somewhere; now and then a battery is
 * out. Between the saves, outcomes with a follow-up are noted too. Then the network is well.
 */
export async function cuts(world: World, interrupted: number): Promise<Outcome> {
  let well = false
  const cutNow = (): Cut => (well || Math.random() < 0.2 ? 'none' : oneOf(CUTS))
  const before = sumOf(world)
  const typed: Word[] = []
  const outcomes: string[] = []
  let restarts = 0
  let missing = 0
  const phones: Phone[] = []
  const write = async () => {
    const user = await makeWriter()
    const phone = await makePhone(world, user.id, { nextCut: cutNow })
    phones.push(phone)
    const drafts = await makeDrafts(user.id, 3)
    while (sumOf(world) - before < interrupted) {
      typed.push(await type(phone, oneOf(drafts), oneOf(SECTIONS)))
      if (Math.random() < 0.1) outcomes.push(await noteOutcome(phone, oneOf(drafts)))
      const sending = phone.flush()
      // Somebody who goes on typing while it is sent.
      if (Math.random() < 0.3) typed.push(await type(phone, oneOf(drafts), oneOf(SECTIONS)))
      await sending
      if (Math.random() < 0.05) {
        restarts += 1
        await phone.restart()
      }
      if (Math.random() < 0.02)
        missing += (
          await findWords(
            world.ownerUrl,
            typed.filter((one) => one.phone === phone),
          )
        ).lost.length
    }
  }
  await Promise.all(Array.from({ length: 8 }, write))
  well = true
  await settle(phones)
  const found = await findWords(world.ownerUrl, typed)
  const made = await countTexts(world.ownerUrl, 'outcome.text', outcomes)
  const followed = await countTexts(world.ownerUrl, 'follow_up.title', outcomes)
  return {
    figures: {
      typed: typed.length,
      interrupted: sumOf(world) - before,
      outcomes: outcomes.length,
      restarts,
      once: found.once,
    },
    wrong: {
      ...wrongOf(found),
      'still waiting': found.waiting,
      'missing on the way': missing,
      'outcomes lost': made.lost + followed.lost,
      'outcomes doubled': made.doubled + followed.doubled,
    },
  }
}

async function noteOutcome(phone: Phone, readoutId: string): Promise<string> {
  const [id, text] = [newId(), `Outcome ${word()}`]
  await phone.write('addOutcome', { id, readoutId, type: 'commitment', owedBy: 'us', text, reason: null })
  await phone.write('createFollowUp', { id: newId(), outcomeId: id, title: text })
  return text
}

const sumOf = ({ tally }: World): number => Object.values(tally.cut).reduce((sum, count) => sum + count, 0)

/** A hundred phones save at once, and the server dies in the middle of it, several times. */
export async function killedServer(world: World, times = 5): Promise<Outcome> {
  const user = await makeWriter()
  const drafts = await makeDrafts(user.id, 34)
  const places = drafts.flatMap((id) => SECTIONS.map((key) => ({ id, key }))).slice(0, 100)
  const phones = await Promise.all(places.map(() => makePhone(world, user.id)))
  const typed: Word[] = []
  let unanswered = 0
  for (let time = 0; time < times; time += 1) {
    for (const [n, { id, key }] of places.entries()) typed.push(await type(phones[n] as Phone, id, key))
    const saving = phones.map((phone) => phone.flush())
    await sleep(30 + Math.random() * 400)
    await world.server.kill()
    await Promise.all(saving)
    unanswered += phones.filter((phone) => phone.state().kind !== 'saved').length
    await world.server.start()
  }
  await settle(phones)
  const found = await findWords(world.ownerUrl, typed)
  return {
    figures: { typed: typed.length, kills: times, interrupted: unanswered, once: found.once },
    wrong: { ...wrongOf(found), 'still waiting': found.waiting },
  }
}

/** The database fails in the middle of saves and comes back after its own recovery; the server stays. */
export async function restartedDatabase(world: World, times = 4): Promise<Outcome> {
  const user = await makeWriter()
  const drafts = await makeDrafts(user.id, 10)
  const phones = await Promise.all(drafts.map(() => makePhone(world, user.id)))
  const typed: Word[] = []
  let unanswered = 0
  for (let time = 0; time < times; time += 1) {
    const saving = phones.map(async (phone, n) => {
      for (let line = 0; line < 5; line += 1) {
        typed.push(await type(phone, drafts[n] as string, oneOf(SECTIONS)))
        await phone.flush()
      }
    })
    await sleep(50 + Math.random() * 200)
    await crash(world.superuserUrl)
    await Promise.all(saving)
    unanswered += phones.filter((phone) => phone.state().kind !== 'saved').length
    await isBack(world.superuserUrl)
  }
  await settle(phones)
  const found = await findWords(world.ownerUrl, typed)
  return {
    figures: { typed: typed.length, restarts: times, interrupted: unanswered, once: found.once },
    wrong: { ...wrongOf(found), 'still waiting': found.waiting },
  }
}

/** A process of Postgres dies: it ends all connections at once and recovers from its log. */
async function crash(url: string): Promise<void> {
  const pid = await withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
    )
    return rows[0]?.pid
  })
  if (pid) process.kill(pid, 'SIGKILL')
}

async function isBack(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await withClient(url, (client) => client.query('SELECT 1')).catch(() => null)) break
    await sleep(100)
  }
  await db().$queryRaw`SELECT 1`.catch(() => {})
}

/** Two devices of one person write in the same sections, without a network and then with a bad one. */
export async function twoDevices(world: World, lines = 60): Promise<Outcome> {
  let well = false
  const nextCut = (): Cut => (well || Math.random() < 0.5 ? 'none' : oneOf(CUTS))
  const user = await makeWriter()
  const drafts = await makeDrafts(user.id, 2)
  const phones = [await makePhone(world, user.id, { nextCut }), await makePhone(world, user.id, { nextCut })]
  const before = sumOf(world)
  const typed: Word[] = []
  let choices = 0
  for (let line = 0; line < lines; line += 1) {
    for (const phone of phones) typed.push(await type(phone, oneOf(drafts), oneOf(SECTIONS)))
    if (Math.random() < 0.5) await Promise.all(phones.map((phone) => phone.flush()))
    if (Math.random() < 0.3) for (const phone of phones) choices += await phone.takeBoth()
  }
  well = true
  for (let round = 0; round < 8; round += 1) await settle(phones)
  const found = await findWords(world.ownerUrl, typed)
  return {
    figures: { typed: typed.length, interrupted: sumOf(world) - before, choices, once: found.once },
    wrong: { ...wrongOf(found), 'still waiting': found.waiting },
  }
}

/** The text of two hundred pages, saved over a network that cuts each request once in every way. */
export async function longText(world: World): Promise<Outcome> {
  const left: Cut[] = [...CUTS]
  const user = await makeWriter()
  const [readoutId = ''] = await makeDrafts(user.id, 1)
  const phone = await makePhone(world, user.id, { nextCut: () => left.shift() ?? 'none' })
  const before = sumOf(world)
  const last = word()
  const page = 'Ўзбекистон томони тингловчиларга таклифларини билдирди. '.repeat(50)
  for (let n = 0; n < 198; n += 1) await phone.type(place(readoutId, 'discussion'), `${n + 1}. ${page}`)
  await phone.type(place(readoutId, 'discussion'), `${last} was the end.`)
  for (let attempt = 0; attempt < CUTS.length + 1; attempt += 1) await phone.flush()
  const found = await findWords(world.ownerUrl, [{ word: last, readoutId, key: 'discussion', phone }])
  const { text } = await db().readoutSection.findFirstOrThrow({ where: { readoutId } })
  return {
    figures: { typed: 199, characters: text.length, interrupted: sumOf(world) - before, once: found.once },
    wrong: { ...wrongOf(found), 'still waiting': found.waiting },
  }
}

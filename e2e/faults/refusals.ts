import { IDBObjectStore } from 'fake-indexeddb'
import { db } from '@/lib/platform/db'
import { nameOf } from '@/lib/sync/device/section'
import { findWords, type Word } from './checks'
import type { Phone } from './phone'
import type { Outcome } from './scenarios'
import { makeDrafts, makePhone, makeWriter, type World } from './world'

const DAY_MS = 86_400_000
const place = (readoutId: string) => ({ readoutId, key: 'discussion', title: null, label: null })

async function typeOne(phone: Phone, readoutId: string, word: string): Promise<Word> {
  await phone.type(place(readoutId), `${word} was said.`)
  return { word, readoutId, key: 'discussion', phone }
}

/** Whether the words stand nowhere but on their phone, which asks for a decision. */
async function isKeptAside(world: World, word: Word): Promise<boolean> {
  const found = await findWords(world.ownerUrl, [word])
  return found.waiting === 1 && word.phone.state().kind === 'decision'
}

/** While the phone is away its meeting is cancelled or archived, or its person's role is taken; later it is given back. */
export async function meanwhile(world: World): Promise<Outcome> {
  const cancelled = await away(world, 'cancelledw', (readoutId) =>
    onItem(readoutId, { status: 'cancelled', statusReason: 'The host was called away' }),
  )
  const archived = await away(world, 'archivedw', (readoutId) => onItem(readoutId, { archivedAt: new Date() }))
  const submitted = await away(world, 'submittedw', (id) =>
    db().readout.update({ where: { id }, data: { status: 'submitted', submittedAt: new Date() } }),
  )
  const withdrawn = await away(world, 'withdrawnw', (_, userId) => db().userRole.deleteMany({ where: { userId } }))
  const kept = [cancelled, archived, submitted, withdrawn].filter(({ aside }) => aside).length
  await db().userRole.create({ data: { userId: withdrawn.userId, role: 'staff' } })
  await withdrawn.word.phone.tryAgain({ kind: 'section', id: nameOf(place(withdrawn.word.readoutId)) })
  await withdrawn.word.phone.flush()
  const after = await findWords(world.ownerUrl, [withdrawn.word])
  return {
    figures: { cases: 4, 'kept on the phone': kept, 'applied after the role came back': after.once },
    wrong: { 'applied or gone': 4 - kept, lost: after.lost.length, 'not applied when allowed again': 1 - after.once },
  }
}

async function away(world: World, text: string, happens: (readoutId: string, userId: string) => Promise<unknown>) {
  const user = await makeWriter()
  const [readoutId = ''] = await makeDrafts(user.id, 1)
  const phone = await makePhone(world, user.id)
  const word = await typeOne(phone, readoutId, text)
  await happens(readoutId, user.id)
  await phone.flush()
  await phone.flush()
  return { word, userId: user.id, aside: await isKeptAside(world, word) }
}

async function onItem(
  readoutId: string,
  data: Parameters<ReturnType<typeof db>['programmeItem']['update']>[0]['data'],
) {
  const { itemId } = await db().readout.findUniqueOrThrow({ where: { id: readoutId } })
  await db().programmeItem.update({ where: { id: itemId }, data })
}

/** A session that ended keeps the text; an account that was deactivated takes it from the device. */
export async function ended(world: World): Promise<Outcome> {
  const user = await makeWriter()
  const [readoutId = ''] = await makeDrafts(user.id, 1)
  const phone = await makePhone(world, user.id)
  const word = await typeOne(phone, readoutId, 'sessionw')
  await db().session.updateMany({ where: { userId: user.id }, data: { revokedAt: new Date() } })
  await phone.flush()
  const waits = (await findWords(world.ownerUrl, [word])).waiting
  const hindered = phone.state()
  await db().user.update({ where: { id: user.id }, data: { deactivatedAt: new Date() } })
  await phone.flush()
  return {
    figures: { 'kept without a session': waits, wiped: Number(phone.wiped) },
    wrong: {
      'lost with the session': 1 - waits,
      'said nothing of it': Number(!('hindrance' in hindered && hindered.hindrance === 'signedOut')),
      'left on the device of a deactivated account': Number(!phone.wiped),
    },
  }
}

/** Clocks that are wrong by a day either way: what was typed has the time at which it was typed. */
export async function wrongClocks(world: World): Promise<Outcome> {
  const late: number[] = []
  for (const skew of [-DAY_MS, 0, DAY_MS]) {
    const user = await makeWriter()
    const [readoutId = ''] = await makeDrafts(user.id, 1)
    const phone = await makePhone(world, user.id, { skew })
    const typedAt = Date.now()
    await typeOne(phone, readoutId, `clock${skew}w`)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await phone.flush()
    const { writtenAt, at } = await db().readoutRevision.findFirstOrThrow({ where: { readoutId } })
    late.push(Math.abs(writtenAt.getTime() - typedAt))
    if (at.getTime() - writtenAt.getTime() < 1_000) late.push(Number.POSITIVE_INFINITY)
  }
  const wrong = late.filter((ms) => ms > 1_500).length
  return { figures: { clocks: 3, 'most ms beside the truth': Math.max(...late) }, wrong: { 'wrong times': wrong } }
}

/** The device has no room: what is typed is sent at once, and what is stored already stays. */
export async function fullDevice(world: World): Promise<Outcome> {
  const user = await makeWriter()
  const [first = '', second = ''] = await makeDrafts(user.id, 2)
  const phone = await makePhone(world, user.id, { nextCut: () => 'none' })
  const stored = await typeOne(phone, first, 'storedw')
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  const unstored = await typeOne(phone, second, 'unstoredw')
  const said = phone.isFull()
  await phone.flush().catch(() => {})
  const sent = (await findWords(world.ownerUrl, [unstored])).once
  const before = await findWords(world.ownerUrl, [stored])
  IDBObjectStore.prototype.put = put
  await phone.flush()
  const found = await findWords(world.ownerUrl, [stored, unstored])
  return {
    figures: { 'sent without room': sent, 'kept meanwhile': before.once + before.waiting, once: found.once },
    wrong: {
      lost: found.lost.length,
      doubled: found.doubled.length,
      'not said to be full': Number(!said),
      'not sent at once': 1 - sent,
    },
  }
}

'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { type Answer, attempt, type Trouble } from '@/components/ui/form/command'
import { newId } from '@/lib/platform/id'
import { placeItem } from '@/lib/programme/actions'
import { type Move, movedTime } from '@/lib/programme/timetable/moved'
import type { PartialTime } from '@/lib/time/partial-fields'
import { moveTrouble } from './move-trouble'
import { storedTime } from './timetable-applied'
import { fill } from './timetable-fill'
import type { MoveWords } from './timetable-words'
import type { usePlaced } from './use-placed'

/** A move that the server asks about. */
export type Ask = { text: string; go: () => void; back: () => void }
/** A move as it is sent: from which time, and the command's input; `back`: one that is taken back. */
export type Sent = { id: string; from: PartialTime; input: Record<string, unknown>; back?: true }

type Args = {
  words: MoveWords
  placed: ReturnType<typeof usePlaced>
  say: (said: { text: string; trouble?: true }) => void
  onSaved: (sent: Sent) => void
  onRefused: (sent: Sent) => void
}

/** After these the page may show what is no longer true. */
const LOAD_AGAIN: ReadonlySet<Trouble['kind']> = new Set(['conflict', 'missing', 'unavailable', 'broken'])

/** Sends moves, each item's one at a time; what is refused goes back to its place, with the reason in words. */
export function useSender({ words, placed, say, onSaved, onRefused }: Args) {
  const router = useRouter()
  const [ask, setAsk] = useState<Ask | null>(null)
  const sending = useRef(new Set<string>())
  const { now, put, settle, versionOf, titleOf, whenOf } = placed
  const saved = (sent: Sent, version: number) => {
    const { id, back } = sent
    settle(id, version)
    const item = now.current.view.items[id]
    const time = item && storedTime(item)
    const said = back ? words.takenBack : words.moved
    if (time) say({ text: fill(said, { title: titleOf(id), when: whenOf(id, time) }) })
    onSaved(sent)
  }
  const refused = (sent: Sent, failure: Trouble) => {
    const { id, from, input, back } = sent
    onRefused(sent)
    put(id, null)
    const mine = back ? from : movedTime(from, input as Move, now.current.page.arrivalDate)
    const tell = (time: PartialTime) => whenOf(id, time)
    say({ text: moveTrouble(failure, { words, title: titleOf(id), tell, mine }), trouble: true })
    if (LOAD_AGAIN.has(failure.kind)) router.refresh()
  }
  const send = async (sent: Sent) => {
    const { id, input } = sent
    sending.current.add(id)
    const full = { ...input, itemId: id, version: versionOf(id), commandId: newId() }
    const answer: Answer<{ version: number }> = await attempt(placeItem, full)
    sending.current.delete(id)
    if (answer.ok) return saved(sent, answer.value.version)
    const { failure } = answer
    if (failure.kind !== 'confirm') return refused(sent, failure)
    const confirmed = failure.warnings.map(({ code }) => code)
    setAsk({
      text: failure.warnings.map(({ text }) => text).join(' '),
      go: () => {
        setAsk(null)
        void send({ ...sent, input: { ...input, confirmed } })
      },
      back: () => {
        setAsk(null)
        onRefused(sent)
        put(id, null)
      },
    })
  }
  return { ask, isSending: (id: string) => sending.current.has(id), send: (sent: Sent) => void send(sent) }
}

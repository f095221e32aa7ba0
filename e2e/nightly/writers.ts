import { newId } from '@/lib/platform/id'
import { actionDoors } from '../access/sources'
import { ask } from '../fixtures/ask'

/** What the writers did: each write is one command, however often it was sent. */
export type Tally = { begun: string[]; acknowledged: string[]; resent: number; refused: string[] }

type Where = { url: string; cookie: string; visitId: string }

/** Milliseconds before a command without an answer is sent again. */
const AGAIN_AFTER_MS = 100
/** A server that dies may leave a request hanging: the browser would give up too. */
const GIVE_UP_MS = 10_000

/**
 * Adds programme items to its visit, one after the other, until told to end. What gets no answer, or the answer that
 * the database is away, is sent again under the same command id until it gets one, as the browser's form does.
 */
export async function write(where: Where, tally: Tally, goOn: () => boolean): Promise<void> {
  while (goOn()) {
    const commandId = newId()
    tally.begun.push(commandId)
    await sendUntilAnswered(where, commandId, tally)
  }
}

async function sendUntilAnswered(where: Where, commandId: string, tally: Tally): Promise<void> {
  for (;;) {
    const answer = await ask(where.url, request(where, commandId), GIVE_UP_MS).catch(() => null)
    if (answer?.status === 200 && answer.text.includes('"ok":true')) {
      tally.acknowledged.push(commandId)
      return
    }
    const isAway = !answer || answer.status >= 500 || answer.text.includes('"kind":"unavailable"')
    if (!isAway) {
      tally.refused.push(`${answer.status} ${answer.text.slice(0, 300)}`)
      return
    }
    tally.resent += 1
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
  }
}

let door: { id: string; route: string } | undefined

function request({ url, cookie, visitId }: Where, commandId: string) {
  door ??= actionDoors().get('addProgrammeItem')
  if (!door) throw new Error('The build has no action "addProgrammeItem".')
  const item = { commandId, visitId, type: 'meeting', title: `Written ${commandId}`, status: 'requested' }
  return {
    path: door.route.replace('[visitId]', visitId),
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: url,
      'Next-Action': door.id,
      'Content-Type': 'text/plain;charset=UTF-8',
      Accept: 'text/x-component',
    },
    body: JSON.stringify([item]),
  }
}

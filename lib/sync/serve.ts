import { cookies, headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { currentSession } from '@/lib/auth/actor'
import { cookieNames } from '@/lib/auth/cookies'
import { deviceToken, isOfDeactivated } from '@/lib/auth/device'
import { type Actor, can } from '@/lib/auth/permissions'
import { isUnavailable } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/words'
import { applyEntries } from './apply.commands'
import { syncRequestSchema } from './schema'
import { DEVICE_HEADER, SYNC_VERSION, type SyncMe, type SyncPerson, type SyncRefusal, type SyncResponse } from './types'

const STATUS: Record<SyncRefusal['reason'], number> = {
  signedOut: 401,
  deactivated: 410,
  otherPerson: 409,
  outdated: 426,
  forbidden: 403,
  missing: 404,
  invalid: 400,
  unavailable: 503,
}

type SignedIn = Actor & { userId: string }

const personOf = (actor: SignedIn): SyncPerson => ({
  userId: actor.userId,
  name: actor.name,
  mayWrite: can(actor, 'readout.write'),
})

/** POST /api/sync: does what a device has written (`applyEntries`). Its origin is checked in `proxy.ts`. */
export const serveSync = (request: Request): Promise<Response> =>
  forDevice(async (actor) => {
    const body = await request.json().catch(() => null)
    if (typeof body === 'object' && body !== null && 'v' in body && body.v !== SYNC_VERSION) return refuse('outdated')
    const parsed = syncRequestSchema.safeParse(body)
    if (!parsed.success) return refuse('invalid')
    // One browser, two people: what one wrote is never done in the other's name.
    if (parsed.data.userId !== actor.userId) return refuse('otherPerson')
    const answers = await applyEntries(actor, parsed.data, () => new Date())
    const t = await getTranslations()
    return answer({
      v: SYNC_VERSION,
      now: new Date().toISOString(),
      person: personOf(actor),
      answers: answers.map(({ commandId, result }) => ({ commandId, result: inWords(result, t) })),
    } satisfies SyncResponse)
  })

/** GET /api/sync/me: who is signed in, and what the device keeps to say whose it is. */
export const serveMe = (): Promise<Response> =>
  forDevice(async (actor) =>
    answer({ v: SYNC_VERSION, person: personOf(actor), token: deviceToken(actor.userId) } satisfies SyncMe),
  )

/** What a device asks for; 404 where there is none for this person. */
export const serveRead = (find: (actor: Actor) => Promise<object | null>): Promise<Response> =>
  forDevice(async (actor) => {
    if (!can(actor, 'visit.see')) return refuse('forbidden')
    const found = await find(actor)
    return found === null ? refuse('missing') : answer(found)
  })

/** Who is signed in gets `serve`; who is not is told why, so that the device keeps or wipes what it holds. */
async function forDevice(serve: (actor: SignedIn) => Promise<Response>): Promise<Response> {
  try {
    const session = await currentSession()
    if (session) return await serve(session.actor)
    const [jar, sent] = await Promise.all([cookies(), headers()])
    const gone = await isOfDeactivated(sent.get(DEVICE_HEADER), jar.get(cookieNames().session)?.value)
    return refuse(gone ? 'deactivated' : 'signedOut')
  } catch (error) {
    if (isUnavailable(error)) return refuse('unavailable')
    throw error
  }
}

const refuse = (reason: SyncRefusal['reason']): Response => answer({ reason } satisfies SyncRefusal, STATUS[reason])

const answer = (body: object, status = 200): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

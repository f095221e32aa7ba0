import { currentActor } from '@/lib/auth/actor'
import { type Actor, can } from '@/lib/auth/permissions'
import { isUnavailable } from '@/lib/platform/errors'

/** Longer texts name nobody. */
const LONGEST = 300

type Suggestion = { id: string; label: string; hint: string }

/**
 * Answers a lookup of a combobox as JSON: 401 signed out, 403 without the permission, 503 while the database is
 * away. Nothing of it is kept by the browser.
 */
export const answerLookup = (request: Request, find: (text: string) => Promise<Suggestion[]>): Promise<Response> =>
  answerReader(() => find(asked(request)))

/** The text that is looked for. */
export const asked = (request: Request): string => (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST)

/** The same for anything that a reader asks for; what there is not for this reader (null) is 404. */
export async function answerReader(find: (actor: Actor) => Promise<unknown>): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return answer({ error: 'signedOut' }, 401)
    if (!can(actor, 'visit.see')) return answer({ error: 'forbidden' }, 403)
    const found = await find(actor)
    return found === null ? answer({ error: 'missing' }, 404) : answer(found, 200)
  } catch (error) {
    if (isUnavailable(error)) return answer({ error: 'unavailable' }, 503)
    throw error
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

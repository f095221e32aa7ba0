import { currentActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { AppError, isDatabaseDown } from '@/lib/platform/errors'

/** Longer texts name nobody. */
const LONGEST = 300

type Suggestion = { id: string; label: string; hint: string }

/**
 * Answers a lookup of a combobox as JSON: 401 signed out, 403 without the permission, 503 while the database is
 * away. Nothing of it is kept by the browser.
 */
export async function answerLookup(request: Request, find: (text: string) => Promise<Suggestion[]>): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return answer({ error: 'signedOut' }, 401)
    if (!can(actor, 'visit.see')) return answer({ error: 'forbidden' }, 403)
    const text = new URL(request.url).searchParams.get('q') ?? ''
    return answer(await find(text.slice(0, LONGEST)), 200)
  } catch (error) {
    if (isDatabaseDown(error) || (error instanceof AppError && error.code === 'unavailable'))
      return answer({ error: 'unavailable' }, 503)
    throw error
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/lib/auth/actor'
import type { Actor } from '@/lib/auth/permissions'
import { isUnavailable } from '@/lib/platform/errors'
import { fail, type Result } from '@/lib/platform/result'
import { inWords } from '@/lib/platform/words'

/** Answers a step of an upload as JSON, a `Result` in words as an action gives it: 401 signed out, 503 without a database. */
export async function answerUpload<T>(step: (actor: Actor) => Promise<Result<T>>): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return answer(fail({ kind: 'signedOut' }), 401)
    return answer(inWords(await step(actor), await getTranslations()), 200)
  } catch (error) {
    if (isUnavailable(error)) return answer(fail({ kind: 'unavailable' }), 503)
    throw error
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** What was sent as JSON; null where it is none. */
export const sentJson = (request: Request): Promise<unknown> => request.json().catch(() => null)

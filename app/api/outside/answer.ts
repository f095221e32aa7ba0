import { getTranslations } from 'next-intl/server'
import { isUnavailable } from '@/lib/platform/errors'
import { fail, type Result } from '@/lib/platform/result'
import { inWords } from '@/lib/platform/words'
import { refusalOf } from '@/lib/private-links/door'

/**
 * Answers a step of an upload through a private link as JSON, a `Result` in words: 404 for whatever is no link, 429 after
 * many of those, 503 without a database. Nobody's session is asked for.
 */
export async function answerOutside<T>(token: string, step: () => Promise<Result<T>>): Promise<Response> {
  try {
    const refusal = await refusalOf(token)
    if (refusal?.kind === 'none') return answer(fail({ kind: 'missing' }), 404)
    if (refusal) return answer(fail({ kind: 'missing' }), 429, { 'retry-after': `${refusal.waitSeconds}` })
    return answer(inWords(await step(), await getTranslations()), 200)
  } catch (error) {
    if (isUnavailable(error)) return answer(fail({ kind: 'unavailable' }), 503)
    throw error
  }
}

const answer = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { ...headers, 'cache-control': 'no-store' } })

/** What was sent as JSON; null where it is none. */
export const sentJson = (request: Request): Promise<unknown> => request.json().catch(() => null)

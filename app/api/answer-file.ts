import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/lib/auth/actor'
import { type Actor, can } from '@/lib/auth/permissions'
import { attachment } from '@/lib/platform/attachment'
import { isUnavailable } from '@/lib/platform/errors'
import type { Translator } from '@/lib/platform/words'

type SentFile = {
  body: BodyInit
  mediaType: string
  fileName: string
  /** Bytes, where the body does not say it. */
  size?: number
}

/**
 * Answers with a file to be saved: 401 signed out, 403 without the permission, 404 for what is not there or not to be
 * seen, 429 with words when too much is asked at once, 500 with the words of what is wrong with it, 503 while the
 * database is away. Nothing of it is kept by a cache.
 */
export async function answerFile(
  make: (actor: Actor, t: Translator) => Promise<SentFile | { wrong: string } | { busy: string } | null>,
): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return problem('Sign in first', 401)
    if (!can(actor, 'visit.see')) return problem('Not allowed', 403)
    const file = await make(actor, await getTranslations())
    if (!file) return problem('Not found', 404)
    if ('wrong' in file) return problem(file.wrong, 500)
    if ('busy' in file) return problem(file.busy, 429, { 'retry-after': '30' })
    return new Response(file.body, {
      headers: {
        'content-type': file.mediaType,
        ...(file.size === undefined ? {} : { 'content-length': String(file.size) }),
        'content-disposition': attachment(file.fileName),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (isUnavailable(error)) return problem('The database cannot be reached', 503)
    throw error
  }
}

const problem = (text: string, status: number, more: Record<string, string> = {}): Response =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more },
  })

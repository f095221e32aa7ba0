import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/lib/auth/actor'
import { type Actor, can } from '@/lib/auth/permissions'
import { attachment } from '@/lib/platform/attachment'
import { AppError, isDatabaseDown } from '@/lib/platform/errors'
import type { Translator } from '@/lib/platform/words'

type SentFile = { bytes: Uint8Array; fileName: string }

/**
 * Answers with a file to be saved: 401 signed out, 403 without the permission, 404 for what is not there or not to be
 * seen, 503 while the database is away. Nothing of it is kept by the browser's cache.
 */
export async function answerFile(
  mediaType: string,
  make: (actor: Actor, t: Translator) => Promise<SentFile | null>,
): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return problem('Sign in first', 401)
    if (!can(actor, 'visit.see')) return problem('Not allowed', 403)
    const file = await make(actor, await getTranslations())
    if (!file) return problem('Not found', 404)
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'content-type': mediaType,
        'content-disposition': attachment(file.fileName),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (isDatabaseDown(error) || (error instanceof AppError && error.code === 'unavailable'))
      return problem('The database cannot be reached', 503)
    throw error
  }
}

const problem = (text: string, status: number): Response =>
  new Response(text, { status, headers: { 'cache-control': 'no-store' } })

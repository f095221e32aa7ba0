import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/lib/auth/actor'
import type { Actor } from '@/lib/auth/permissions'
import { previewInWords } from '@/lib/paste/in-words'
import type { Preview } from '@/lib/paste/types'
import { isUnavailable } from '@/lib/platform/errors'
import { fail, type Result } from '@/lib/platform/result'
import { inWords } from '@/lib/platform/words'

/**
 * Answers what a paste would become as JSON, a `Result` in words as an action gives it. It only reads: the permission
 * and the scope are the query's. Nothing of it is kept by the browser.
 */
export async function answerPreview<I>(
  request: Request,
  preview: (actor: Actor, asked: unknown) => Promise<Result<Preview<I>>>,
): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return answer(fail({ kind: 'signedOut' }), 401)
    const asked: unknown = await request.json().catch(() => null)
    const result = await preview(actor, asked)
    const t = await getTranslations()
    return answer(result.ok ? { ok: true, value: previewInWords(result.value, t) } : inWords(result, t), 200)
  } catch (error) {
    if (isUnavailable(error)) return answer(fail({ kind: 'unavailable' }), 503)
    throw error
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

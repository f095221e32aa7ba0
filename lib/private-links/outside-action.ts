import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { Command } from '@/lib/audit/command'
import { isUnavailable } from '@/lib/platform/errors'
import { type Failure, fail, type Result, refused } from '@/lib/platform/result'
import { inWords } from '@/lib/platform/words'
import { refusalOf } from './door'
import { BY_LINK } from './outside-actor'
import { type Typed, typedIn } from './typed'

/** What a form was sent with, and what came of it; `round` counts the attempts. */
export type FormState = { failure: Failure | null; typed: Typed; round: number }

/**
 * The wrapper of what is sent through a private link by a form that needs no scripts: nobody's session is asked for, the
 * command takes the token out of its input and refuses without it. What was typed comes back with a failure; after a
 * success the browser is led to what was sent.
 */
export function outsideAction(
  command: Command<{ id: string }>,
): (before: FormState, form: FormData) => Promise<FormState> {
  return async (before, form) => {
    const typed = typedIn(form)
    const result = await run(command, typed)
    if (result.ok) redirect(`/report/${encodeURIComponent(String(typed.token))}?sent=${result.value.id}#reports`)
    const { failure } = inWords<unknown>(result, await getTranslations()) as { failure: Failure }
    return { failure, typed, round: before.round + 1 }
  }
}

async function run(command: Command<{ id: string }>, typed: Typed): Promise<Result<{ id: string }>> {
  try {
    if (await refusalOf(String(typed.token))) return refused('refusals.privateLinks.ended')
    return await command(BY_LINK, typed, new Date())
  } catch (error) {
    if (isUnavailable(error)) return fail({ kind: 'unavailable' })
    throw error
  }
}

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { Command } from '@/lib/audit/command'
import { currentActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { isUnavailable } from './errors'
import { fail, forbidden, type Result } from './result'
import { inWords } from './words'

/**
 * The one wrapper of every server action: session → permission (the command's own) → command → revalidate.
 * Answers with a Result in every expected case, so that a form never loses what was typed; throws only bugs.
 */
export function action<T>(command: Command<T>): (input: unknown) => Promise<Result<T>> {
  return async (input) => {
    try {
      const actor = await currentActor()
      if (!actor) return fail({ kind: 'signedOut' })
      if (!can(actor, command.permission)) return forbidden()
      const result = await command(actor, input, new Date())
      if (result.ok) revalidatePath('/', 'layout')
      return inWords(result, await getTranslations())
    } catch (error) {
      if (isUnavailable(error)) return fail({ kind: 'unavailable' })
      throw error
    }
  }
}

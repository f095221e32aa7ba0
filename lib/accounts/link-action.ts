import { getTranslations } from 'next-intl/server'
import type { Command } from '@/lib/audit/command'
import { systemActor } from '@/lib/auth/permissions'
import type { Result } from '@/lib/platform/result'
import { inWords } from '@/lib/platform/words'

/**
 * The wrapper of what people do signed out, by a private link. There is no session to ask: the command takes the
 * link's token out of its input and refuses without it.
 */
export function linkAction<T>(command: Command<T>): (input: unknown) => Promise<Result<T>> {
  return async (input) =>
    inWords(await command(systemActor('One-time link'), input, new Date()), await getTranslations())
}

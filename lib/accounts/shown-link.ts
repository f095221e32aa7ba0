import type { Command } from '@/lib/audit/command'
import { setPasswordToken } from '@/lib/auth/one-time-link'
import { readEnv } from '@/lib/platform/env'
import { ok, type Result } from '@/lib/platform/result'

/** The command with the address of its one-time link in place of the link's id: for the screen, and nowhere else. */
export function withShownLink<T extends { linkId: string }>(
  command: Command<T>,
): Command<Omit<T, 'linkId'> & { link: string }> {
  const run: (...args: Parameters<Command<T>>) => Promise<Result<Omit<T, 'linkId'> & { link: string }>> = async (
    ...args
  ) => {
    const result = await command(...args)
    if (!result.ok) return result
    const { linkId, ...rest } = result.value
    return ok({ ...rest, link: `${readEnv().APP_URL}/set-password/${setPasswordToken(linkId)}` })
  }
  return Object.assign(run, { commandName: command.commandName, permission: command.permission })
}

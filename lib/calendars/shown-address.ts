import type { Command } from '@/lib/audit/command'
import { openToken } from '@/lib/auth/private-address'
import { readEnv } from '@/lib/platform/env'
import { ok, type Result } from '@/lib/platform/result'
import type { MadeFeed } from './commands'

/** The command with the feed's address in place of its sealed token: for the screen, once, and nowhere else. */
export function withShownAddress(command: Command<MadeFeed>): Command<{ address: string }> {
  const run = async (...args: Parameters<Command<MadeFeed>>): Promise<Result<{ address: string }>> => {
    const result = await command(...args)
    if (!result.ok) return result
    const { feedId, sealed } = result.value
    return ok({ address: feedAddress(openToken(`calendar-feed:${feedId}`, sealed)) })
  }
  return Object.assign(run, { commandName: command.commandName, permission: command.permission })
}

/** Some programs take an address for a calendar by its ending alone. */
const feedAddress = (token: string): string => `${readEnv().APP_URL}/api/feeds/${token}.ics`

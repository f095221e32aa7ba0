import type { Command } from '@/lib/audit/command'
import { openToken } from '@/lib/auth/private-address'
import { readEnv } from '@/lib/platform/env'
import { ok, type Result } from '@/lib/platform/result'
import type { MadeLink } from './commands'

/** The command with the link's address in place of its sealed token: for the screen, once, and nowhere else. */
export function withShownAddress(command: Command<MadeLink>): Command<{ address: string }> {
  const run = async (...args: Parameters<Command<MadeLink>>): Promise<Result<{ address: string }>> => {
    const result = await command(...args)
    if (!result.ok) return result
    const { linkId, sealed } = result.value
    return ok({ address: `${readEnv().APP_URL}/report/${openToken(`private-link:${linkId}`, sealed)}` })
  }
  return Object.assign(run, { commandName: command.commandName, permission: command.permission })
}

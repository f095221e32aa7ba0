import type { CommandContext } from '@/lib/audit/command'
import type { Prisma } from '@/lib/platform/db'
import { type Minutes, minutesSchema } from './content'
import type { LoadedMeeting } from './load.commands'
import { minutesOf } from './minutes.queries'

/** The minutes as they will stand, under the meeting's lock. Throws on minutes that could not be read again: a bug. */
export async function freezeMinutes({ tx }: CommandContext, meeting: LoadedMeeting): Promise<Prisma.InputJsonObject> {
  const minutes: Minutes = minutesSchema.parse(await minutesOf(tx, meeting))
  return minutes satisfies Prisma.InputJsonValue
}

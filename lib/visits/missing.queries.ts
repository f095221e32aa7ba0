import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { knownReadoutSql } from './scope'

/** The readout of `programme_item i` is missing at `now`: `isReadoutMissing` of `lib/readouts/due.ts`, by its column. */
export const missingSql = (now: Date): Prisma.Sql => Prisma.sql`i.readout_due_at <= ${now}`

/**
 * Whether a missing one is for the actor to know of, in a visit that they see: what others write restricted is not.
 * Who may write learns as much by trying.
 */
export const chasedSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`coalesce((SELECT ${knownReadoutSql(actor, 'h')} FROM readout h WHERE h.item_id = i.id), TRUE)`

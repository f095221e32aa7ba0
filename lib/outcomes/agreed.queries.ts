import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { ofAgreementSql } from '@/lib/programme/of-agreement.queries'

/** How many follow-ups the agreement has that stands for the outcome `o`, of what the actor sees. */
export const agreementFollowUpsSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(SELECT count(*)::int ${ofAgreementSql(actor)})`

/** Whether there is one. */
export const followedByAgreementSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 ${ofAgreementSql(actor)})`

import { conditions } from '@/lib/agreements/filter.queries'
import { countedAgreementSql } from '@/lib/agreements/scope'
import { accountActor } from '@/lib/auth/account.queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { filterSql } from '@/lib/follow-ups/register/filter.queries'
import type { FollowUpFilters } from '@/lib/follow-ups/register/filters'
import { countedFollowUpSql } from '@/lib/follow-ups/scope'
import { UNFINISHED } from '@/lib/follow-ups/standing.queries'
import { say } from '@/lib/i18n/say'
import type { Composer } from '@/lib/mail/types'
import { db, Prisma } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { stageSql } from '@/lib/reports/filter.queries'
import { countedAgreedSql } from '@/lib/reports/scope'
import { DIGEST_FOLLOW_UPS, DIGEST_LIMIT, type DigestKey, digestLines, ENDING_DAYS, type Figures } from './digest'

/** What waits, on the day at home, of what the actor may see; each counted up to one more than the limit. One query. */
export async function digestFigures(actor: Actor, today: string): Promise<Figures> {
  const of = (key: DigestKey, from: Prisma.Sql) =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM ${from} LIMIT ${DIGEST_LIMIT + 1}) c) AS ${Prisma.raw(`"${key}"`)}`
  const filtered = (filters: FollowUpFilters) =>
    Prisma.sql`follow_up f WHERE ${Prisma.join([countedFollowUpSql(actor), ...filterSql(actor, filters, today)], ' AND ')}`
  const ending = [countedAgreementSql(actor), ...conditions(actor, { expires: String(ENDING_DAYS) }, today)]
  const figures = [
    of('reviews', Prisma.sql`follow_up f WHERE ${countedFollowUpSql(actor)} AND f.status = 'in_review'`),
    of(
      'outside',
      Prisma.sql`outside_report o JOIN follow_up f ON f.id = o.follow_up_id
        WHERE o.state = 'waiting' AND ${UNFINISHED} AND ${countedFollowUpSql(actor)}`,
    ),
    ...Object.entries(DIGEST_FOLLOW_UPS).map(([key, filters]) => of(key as DigestKey, filtered(filters))),
    of('paper', Prisma.sql`agreed g WHERE ${countedAgreedSql(actor)} AND ${stageSql(actor, 'on_paper', today)}`),
    of('ending', Prisma.sql`agreement a WHERE ${Prisma.join(ending, ' AND ')}`),
  ]
  const [row] = await db().$queryRaw<Figures[]>`/* reminders.digest */ SELECT ${Prisma.join(figures, ', ')}`
  return row ?? {}
}

/** The digest as it is true when it is sent: nothing where nothing waits any more, or for who reviews no longer. */
export const composeDigest: Composer = async (mail, now) => {
  const actor = await accountActor(mail.userId, now)
  if (!actor || !can(actor, 'follow-up.review')) return null
  const lines = digestLines(await digestFigures(actor, todayAtHome(now)))
  if (lines.length === 0) return null
  const heading = say('notifications.kinds.digest')
  return {
    subject: heading,
    heading,
    lines: [say('mail.digest.intro')],
    list: lines.map(({ key, shown, path }) => ({ label: say(`notifications.digest.${key}`, { shown }), path })),
    action: { label: say('mail.digest.open'), path: '/' },
  }
}

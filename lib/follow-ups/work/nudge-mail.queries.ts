import { accountActor } from '@/lib/auth/account.queries'
import { say } from '@/lib/i18n/say'
import type { Composer } from '@/lib/mail/types'
import { db } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { formatDate } from '@/lib/time/format'
import { seenFollowUpSql } from '../scope'
import { UNFINISHED } from '../standing.queries'

type Found = { id: string; number: number; title: string; dueDate: string | null; visit: string; hidden: boolean }

/**
 * What a reminder by hand says when it is sent: nothing once the work is finished or handed in, when somebody else is
 * accountable, or when the officer may not see it any more. Of what is restricted it names neither the work nor the visit: mail is read elsewhere.
 */
const composeReminder: Composer = async ({ subjectId, userId, values }, now) => {
  const actor = await accountActor(userId, now)
  if (!actor) return null
  const [found] = await db().$queryRaw<Found[]>`/* follow-ups.reminder-mail */
    SELECT f.id, f.number, f.title, f.due_date::text AS "dueDate", v.title AS visit, v.restricted OR f.restricted AS hidden
    FROM follow_up f JOIN visit v ON v.id = f.visit_id
    WHERE f.id = ${subjectId}::uuid AND ${UNFINISHED} AND f.status <> 'in_review'
      AND f.officer_id = ${actor.personId}::uuid AND ${seenFollowUpSql(actor)}`
  if (!found) return null
  const t = (key: string, said?: Record<string, string>) => say(`mail.asked.${key}`, said)
  const { id, number, title, dueDate, visit, hidden } = found
  const name = reference('F', number)
  const why = t('reminded', { by: String(values.by ?? '') })
  const due = dueDate === null ? t('noDate') : t('due', { date: formatDate(dueDate) })
  return {
    subject: hidden ? t('subjectHidden', { name }) : t('subject', { name, title }),
    heading: hidden ? t('headingHidden', { name }) : title,
    lines: hidden ? [why, t('hidden')] : [why, due, t('visit', { visit })],
    action: { label: t('open'), path: `/follow-ups/${id}` },
  }
}

/** What each kind of mail about a single follow-up says. */
export const FOLLOW_UP_MAILS: Readonly<Record<string, Composer>> = { follow_up_reminded: composeReminder }

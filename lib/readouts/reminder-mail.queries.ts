import { say } from '@/lib/i18n/say'
import type { Composer, Letter, MailInput } from '@/lib/mail/types'
import { db } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { missingSql } from '@/lib/visits/missing.queries'
import { managersSql, writersSql } from './responsible.queries'

type Found = { id: string; title: string; visit: string; hidden: boolean }

/**
 * What a reminder says when it is sent: nothing once the readout was handed in, or when the receiver is not to write it
 * any more or may not see it. Of what is restricted it names neither the meeting nor the visit: mail is read elsewhere.
 */
const composeReminder: Composer = async (mail, now) => {
  const who = mail.kind === 'readout_overdue' ? managersSql : writersSql
  const [found] = await db().$queryRaw<Found[]>`/* readouts.reminder-mail */
    SELECT i.id, i.title, v.title AS visit, v.restricted OR coalesce(r.handling = 'restricted', false) AS hidden
    FROM programme_item i JOIN visit v ON v.id = i.visit_id LEFT JOIN readout r ON r.item_id = i.id
    WHERE i.id = ${mail.subjectId}::uuid AND ${missingSql(now)}
      AND ${mail.userId}::uuid IN (${who(todayAtHome(now))})`
  return found ? letterOf(found, mail) : null
}

function letterOf({ id, title, visit, hidden }: Found, { kind, values }: MailInput): Letter {
  const t = (key: string, said?: Record<string, string>) => say(`mail.readout.${key}`, said)
  const why = t(kind, { by: String(values.by ?? '') })
  const overdue = kind === 'readout_overdue'
  return {
    subject: hidden ? t('subjectHidden') : t('subject', { item: title }),
    heading: hidden ? t('headingHidden') : t('heading', { item: title }),
    lines: hidden ? [why, t('hidden')] : [t('visit', { visit }), why],
    action: overdue
      ? { label: t('look'), path: `/meetings/${id}` }
      : { label: t('write'), path: `/meetings/${id}/readout` },
  }
}

/** Old ones together: how many there were, and where they stand. */
const composeTogether: Composer = async ({ values }) => {
  const heading = say('mail.readout.together', { count: Number(values.count) })
  return {
    subject: heading,
    heading,
    lines: [say('mail.readout.togetherLine')],
    action: { label: say('mail.readout.list'), path: '/missing-readouts' },
  }
}

/** What each kind of mail about readouts says. */
export const READOUT_MAILS: Readonly<Record<string, Composer>> = {
  readout_missing: composeReminder,
  readout_overdue: composeReminder,
  readout_reminded: composeReminder,
  readouts_missing: composeTogether,
}

import { accountActor } from '@/lib/auth/account.queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { visibleFollowUp } from '@/lib/follow-ups/scope'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import { say } from '@/lib/i18n/say'
import type { Composer, Letter, MailInput } from '@/lib/mail/types'
import { hiddenLetter } from '@/lib/notifications/mail.queries'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { todayAtHome } from '@/lib/platform/today'
import { diffDays } from '@/lib/time/calendar'
import { formatDate } from '@/lib/time/format'

/**
 * What a reminder of a follow-up says when it is sent: nothing once the work is finished, the date was moved, or the
 * receiver is not the one to be told any more or may not see it. Of what is restricted it names nothing.
 */
const composeReminder: Composer = async (mail, now) => {
  const actor = await accountActor(mail.userId, now)
  const found = actor && (await remindedOf(actor, mail.subjectId))
  if (!found || !isTrueStill(found, mail, actor)) return null
  if (found.restricted || found.visit.restricted) return hiddenLetter(mail, `/follow-ups/${found.id}`)
  return letterOf(found, mail, todayAtHome(now))
}

type Found = NonNullable<Awaited<ReturnType<typeof remindedOf>>>

const remindedOf = (actor: Actor, followUpId: string) =>
  db().followUp.findFirst({
    where: { id: followUpId, ...visibleFollowUp(actor) },
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      dueDate: true,
      firstDueDate: true,
      restricted: true,
      officerId: true,
      officer: { select: { name: true, user: { select: { deactivatedAt: true } } } },
      visit: { select: { title: true, restricted: true } },
    },
  })

function isTrueStill(
  { status, dueDate, officerId, officer }: Found,
  { kind, values }: MailInput,
  actor: Actor,
): boolean {
  if (!isUnfinished(status) || dayFromDb(dueDate) !== values.due) return false
  if (kind === 'follow_up_due' || kind === 'follow_up_overdue')
    return actor.personId !== null && officerId === actor.personId
  if (!can(actor, 'follow-up.review')) return false
  const attended = officer?.user?.deactivatedAt === null
  return kind === 'follow_up_overdue_copy' || !attended || values.why === 'noAccount'
}

function letterOf(found: Found, { kind, values }: MailInput, today: string): Letter {
  const t = (key: string, said?: Record<string, string | number>) => say(`mail.followUp.${key}`, said)
  const due = dayFromDb(found.dueDate) ?? today
  const late = diffDays(due, today)
  const name = { followUp: found.title, reference: reference('F', found.number) }
  const heading = t(late > 0 ? 'overdue' : 'due', { ...name, due: formatDate(due), days: late })
  const first = dayFromDb(found.firstDueDate)
  const why = kind.endsWith('_unattended')
    ? t(`why.${values.why}`, { officer: found.officer?.name ?? '' })
    : t(kind === 'follow_up_overdue_copy' ? 'why.copy' : 'why.officer', { officer: found.officer?.name ?? '' })
  return {
    subject: heading,
    heading,
    lines: [
      t('visit', { visit: found.visit.title }),
      ...(late > 0 ? [] : [t('left', { days: -late })]),
      ...(first !== null && first !== due ? [t('first', { first: formatDate(first) })] : []),
      ...(found.status === 'in_review' ? [t('inReview')] : []),
      why,
    ],
    action: { label: t('open'), path: `/follow-ups/${found.id}` },
  }
}

/** What each kind of mail about due dates says; several at once say what their notice says. */
export const REMINDER_MAILS: Readonly<Record<string, Composer>> = {
  follow_up_due: composeReminder,
  follow_up_due_unattended: composeReminder,
  follow_up_overdue: composeReminder,
  follow_up_overdue_copy: composeReminder,
  follow_up_overdue_unattended: composeReminder,
}

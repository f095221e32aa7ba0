import { purgeOneTimeLinksBefore, purgeSessionsBefore } from '@/lib/accounts/purge.commands'
import { purgeReceiptsBefore } from '@/lib/audit/purge'
import { purgeUnfinishedBefore } from '@/lib/files/purge.commands'
import { workOffBulk } from '@/lib/follow-ups/bulk/work.commands'
import { FOLLOW_UP_MAILS } from '@/lib/follow-ups/work/nudge-mail.queries'
import { sendOne } from '@/lib/mail/send.commands'
import type { Composer } from '@/lib/mail/types'
import { composeNotice } from '@/lib/notifications/mail.queries'
import { todayAtHome } from '@/lib/platform/today'
import { READOUT_MAILS } from '@/lib/readouts/reminder-mail.queries'
import { remindOfMissing } from '@/lib/readouts/reminders.commands'
import { giveDigests } from '@/lib/reminders/digest.commands'
import { composeDigest } from '@/lib/reminders/digest.queries'
import { purgeRemindersBefore } from '@/lib/reminders/purge.commands'
import { REMINDER_MAILS } from '@/lib/reminders/reminder-mail.queries'
import { remindOfDueDates } from '@/lib/reminders/reminders.commands'
import { ALL_ACTS } from '@/lib/review-meetings/bulk.commands'
import {
  giveDigest,
  purgeOneTimeLinks,
  purgeReceipts,
  purgeReminders,
  purgeSessions,
  purgeUnfinishedFiles,
  remindFollowUps,
  remindReadouts,
  sendMail,
  workOffBulkChange,
} from './registry'
import { type Handled, handle } from './worker'

const DAY_MS = 86_400_000
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)

/** Days that a session or a link is kept after its end, for whoever looks into what happened. */
const ENDED_DAYS = 30
/**
 * Days within which a command that is sent again gets its first answer. A device may have been without a network for
 * weeks; after this a resend of a create is still one record, by its id, and another change meets its version.
 */
const RECEIPT_DAYS = 90

/** Days within which a device may go on with an upload that broke off. */
const UNFINISHED_DAYS = 7

/** Days that a reminder is kept after it was given, for whoever looks into what happened. */
const GIVEN_DAYS = 90

/** Mails that say more than their notice does, and know when that is not true any more. */
const COMPOSERS: Readonly<Record<string, Composer>> = {
  ...READOUT_MAILS,
  ...FOLLOW_UP_MAILS,
  ...REMINDER_MAILS,
  digest: composeDigest,
}
const compose: Composer = (mail, now) => (COMPOSERS[mail.kind] ?? composeNotice)(mail, now)

/** What each job does. */
export const HANDLERS: readonly Handled[] = [
  handle(purgeSessions, async ({ now, signal }) => ({
    deleted: await purgeSessionsBefore(daysBefore(now, ENDED_DAYS), signal),
  })),
  handle(purgeOneTimeLinks, async ({ now, signal }) => ({
    deleted: await purgeOneTimeLinksBefore(daysBefore(now, ENDED_DAYS), signal),
  })),
  handle(purgeReceipts, async ({ now, signal }) => ({
    deleted: await purgeReceiptsBefore(daysBefore(now, RECEIPT_DAYS), signal),
  })),
  handle(purgeUnfinishedFiles, async ({ now, signal }) => ({
    deleted: await purgeUnfinishedBefore(daysBefore(now, UNFINISHED_DAYS), signal),
  })),
  handle(purgeReminders, async ({ now, signal }) => ({
    deleted: await purgeRemindersBefore(daysBefore(now, GIVEN_DAYS), todayAtHome(now), signal),
  })),
  handle(remindFollowUps, ({ now, signal }) => remindOfDueDates(now, signal)),
  handle(giveDigest, ({ now, signal }) => giveDigests(now, signal)),
  handle(remindReadouts, ({ now, signal }) => remindOfMissing(now, signal)),
  handle(sendMail, async ({ data: { mailId }, now }) => {
    const state = await sendOne(mailId, { compose, now })
    return state ? { [state]: 1 } : {}
  }),
  handle(workOffBulkChange, ({ data: { bulkId }, signal }) =>
    workOffBulk(bulkId, { acts: ALL_ACTS, clock: () => new Date(), signal }),
  ),
]

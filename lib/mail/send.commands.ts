import { MAIL_TRIES } from '@/lib/jobs/registry'
import { db } from '@/lib/platform/db'
import { type MailConfig, mailConfig } from './config'
import { renderLetter } from './letter'
import { type Delivery, deliver } from './smtp'
import type { Composer, Letter, MailState, MailValues } from './types'

/** The mail server was not reached or asked to come again: the job is to be tried later. */
export class MailLater extends Error {
  override name = 'MailLater'
}

type Options = {
  compose: Composer
  now: Date
  config?: MailConfig | null
}

const UNHEARD = 'The program ended while the mail was handed over; whether it arrived is not known.'
const NO_SERVER = 'No mail server is configured.'

/**
 * Sends one mail, at most once: it is marked `sending` before the mail server is spoken to, and one that is found so
 * was interrupted, which nobody can tell from sent. That is `uncertain`, and an admin's to send again.
 * @returns the state that it is in now; null when there is no such mail waiting
 * @throws MailLater when it may be tried again
 */
export async function sendOne(mailId: string, { compose, now, config }: Options): Promise<MailState | null> {
  const mail = await db().mail.findUnique({
    where: { id: mailId },
    include: { user: { select: { name: true, deactivatedAt: true, mailOn: true } } },
  })
  if (mail?.state === 'sending') return await settle(mail, 'sending', { state: 'uncertain', lastError: UNHEARD }, now)
  if (mail?.state !== 'queued') return null
  const wanted = mail.user.deactivatedAt === null && mail.user.mailOn
  const letter = wanted ? await compose({ ...mail, values: mail.values as MailValues }, now) : null
  if (!letter) return await settle(mail, 'queued', { state: 'dropped' }, now)
  const server = config === undefined ? mailConfig() : config
  if (server === null) return await settle(mail, 'queued', { state: 'failed', lastError: NO_SERVER }, now)
  const taken = await db().mail.updateMany({
    where: { id: mailId, state: 'queued' },
    data: { state: 'sending', attempts: { increment: 1 }, stateAt: now },
  })
  if (taken.count === 0) return null
  const delivery = await handOver(server, { id: mailId, name: mail.user.name, address: mail.address }, letter)
  return await noteDelivery({ id: mailId, attempts: mail.attempts + 1 }, delivery, now)
}

async function handOver(
  server: MailConfig,
  { id, name, address }: { id: string; name: string; address: string },
  letter: Letter,
): Promise<Delivery> {
  const words = await renderLetter(letter, server.appUrl)
  return await deliver(server, { id, to: { name, address }, subject: letter.subject, ...words })
}

type Tried = { id: string; attempts: number }

async function noteDelivery(mail: Tried, delivery: Delivery, now: Date): Promise<MailState | null> {
  if (delivery.kind === 'accepted')
    return await settle(mail, 'sending', { state: 'sent', messageId: delivery.messageId, lastError: null }, now)
  const { kind, error: lastError } = delivery
  if (kind === 'uncertain') return await settle(mail, 'sending', { state: 'uncertain', lastError }, now)
  const over = kind === 'refused' || mail.attempts >= MAIL_TRIES
  await settle(mail, 'sending', { state: over ? 'failed' : 'queued', lastError }, now)
  if (over) return 'failed'
  throw new MailLater(`mail ${mail.id}`)
}

type Became = { state: MailState; lastError?: string | null; messageId?: string }

async function settle({ id }: { id: string }, from: MailState, became: Became, now: Date): Promise<MailState | null> {
  // What is known of it outdoes what another, which took this one for dead, could only suppose.
  const before = from === 'sending' && became.state !== 'uncertain' ? (['sending', 'uncertain'] as const) : [from]
  const { count } = await db().mail.updateMany({
    where: { id, state: { in: [...before] } },
    data: { ...became, stateAt: now },
  })
  return count === 1 ? became.state : null
}

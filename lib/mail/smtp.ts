import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailConfig } from './config'

/** A mail as it leaves, already in words. */
export type Outgoing = {
  id: string
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
}

/** What became of handing it over. `uncertain`: all of it was sent, and no answer was heard. */
export type Delivery =
  | { kind: 'accepted'; messageId: string }
  | { kind: 'refused' | 'later' | 'uncertain'; error: string }

/** Milliseconds: to be connected, to be greeted, and between two signs of the server. */
const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
/** Characters of an answer that are kept. */
const LONGEST = 500

/** Hands one mail to the mail server (RFC 5321). Never throws: what went wrong is the answer. */
export async function deliver({ server, from, appUrl }: MailConfig, mail: Outgoing): Promise<Delivery> {
  // The same at each try: who gets a mail twice after all is shown it once by a program that looks.
  const messageId = `<${mail.id}@${new URL(appUrl).hostname}>`
  const { to, subject, html, text } = mail
  const message = new MailComposer({
    from,
    to: [to],
    subject,
    html,
    text,
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${appUrl}/account>` },
  }).compile()
  const envelope = message.getEnvelope()
  const raw = Readable.from([await message.build()])
  let handedOver = false
  raw.once('end', () => {
    handedOver = true
  })
  const transport = createTransport({ ...server, ...TIMES })
  try {
    await transport.sendMail({ envelope: { from: envelope.from || '', to: envelope.to }, raw })
    return { kind: 'accepted', messageId }
  } catch (error) {
    return judge(error, handedOver)
  } finally {
    transport.close()
  }
}

/** The reply code decides (RFC 5321, 4.2.1): 4yz may be tried again, 5yz may not. Without one it was never answered. */
function judge(thrown: unknown, handedOver: boolean): Delivery {
  const { message, responseCode, code } = thrown as { message?: string; responseCode?: number; code?: string }
  const error = (message ?? 'unknown').slice(0, LONGEST)
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: responseCode < 500 ? 'later' : 'refused', error }
  if (handedOver) return { kind: 'uncertain', error }
  // An address that no server would take.
  return { kind: code === 'EENVELOPE' ? 'refused' : 'later', error }
}

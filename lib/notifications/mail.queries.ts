import { accountActor } from '@/lib/auth/account.queries'
import { say } from '@/lib/i18n/say'
import type { Composer, Letter, MailInput } from '@/lib/mail/types'
import { noticeSubject } from './queries'
import { sentenceOf } from './sentence'

/**
 * What any kind of notice says by mail: the sentence of the application with the rights that the receiver has now.
 * Nothing when they may not see what it is of any more. What is restricted is not named: mail is read elsewhere.
 */
export const composeNotice: Composer = async (mail, now) => {
  const actor = await accountActor(mail.userId, now)
  if (!actor) return null
  const subject = await noticeSubject(actor, mail)
  const { key, values, href } = sentenceOf(subject, actor)
  if (subject.gone || key === 'unknown') return null
  if (subject.restricted) return hiddenLetter(mail, href)
  const sentence = say(`notifications.kinds.${key}`, values)
  return {
    subject: sentence,
    heading: sentence,
    lines: subject.visit ? [say('mail.notice.visit', { visit: subject.visit.title })] : [],
    action: { label: say('mail.notice.open'), path: href ?? '/notices' },
  }
}

/** Of what is restricted: that there is something, of which kind, and the way to it. */
export function hiddenLetter({ kind }: Pick<MailInput, 'kind'>, href: string | null): Letter {
  const key = `mail.hiddenKind.${kind}`
  const heading = say(say.has(key) ? key : 'mail.hiddenKind.other')
  return {
    subject: heading,
    heading,
    lines: [say('mail.notice.hidden')],
    action: { label: say('mail.notice.open'), path: href ?? '/notices' },
  }
}

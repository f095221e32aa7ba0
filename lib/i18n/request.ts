import type { AbstractIntlMessages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { compiledMessages, INTL_TIME_ZONE, LOCALE } from './load'

/** One language without locale routing; a second one is another folder beside `messages/en`. */
export default getRequestConfig(() => ({
  locale: LOCALE,
  // next-intl's type knows no compiled messages; the formatter that `next.config.js` names takes them.
  messages: compiledMessages() as AbstractIntlMessages,
  timeZone: INTL_TIME_ZONE,
  now: new Date(),
}))

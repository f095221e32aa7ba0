import { getRequestConfig } from 'next-intl/server'
import { INTL_TIME_ZONE, LOCALE, loadMessages } from './load'

/** One language without locale routing; a second one is another folder beside `messages/en`. */
export default getRequestConfig(() => ({
  locale: LOCALE,
  messages: loadMessages(),
  timeZone: INTL_TIME_ZONE,
  now: new Date(),
}))

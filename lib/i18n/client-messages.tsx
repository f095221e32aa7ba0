import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { compiledMessages, INTL_TIME_ZONE, LOCALE } from './load'
import { pickMessages } from './pick'

/** What every form says: beside its fields, around them, and in a dialog. */
const EVERY_FORM = ['errors', 'form'] as const

/**
 * Carries messages to the forms and other client components inside it; the page's own parts need none of this.
 * @param also namespaces or deeper paths, e.g. `['visits.form', 'visits.status']`; keep them narrow,
 *   each one travels with the page
 */
export function ClientMessages({ also, children }: { also: readonly string[]; children: ReactNode }) {
  const messages = pickMessages(compiledMessages(), [...EVERY_FORM, ...also]) as AbstractIntlMessages
  return (
    <NextIntlClientProvider locale={LOCALE} timeZone={INTL_TIME_ZONE} messages={messages}>
      {children}
    </NextIntlClientProvider>
  )
}

import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { INTL_TIME_ZONE, LOCALE, loadMessages } from './load'
import { MergedMessages } from './merged-messages'
import { pickMessages } from './pick'

/** What every client island may need: field errors, the form kit, the frame, refusals by a rule. */
const ALWAYS = ['errors', 'form', 'shell', 'refusals'] as const

/** Carries the messages that every client component may use; the root layout's. */
export function BaseMessages({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={LOCALE} timeZone={INTL_TIME_ZONE} messages={pickMessages(loadMessages(), ALWAYS)}>
      {children}
    </NextIntlClientProvider>
  )
}

/**
 * Carries further messages to the client components inside it.
 * @param also namespaces or deeper paths, e.g. `['visits.form', 'visits.status']`; keep them narrow,
 *   each one travels with the page
 */
export function ClientMessages({ also, children }: { also: readonly string[]; children: ReactNode }) {
  return (
    <MergedMessages locale={LOCALE} timeZone={INTL_TIME_ZONE} messages={pickMessages(loadMessages(), also)}>
      {children}
    </MergedMessages>
  )
}

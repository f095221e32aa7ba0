import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { INTL_TIME_ZONE, LOCALE, loadMessages } from './load'
import { pickMessages } from './pick'

/** What every client island may need: field errors, the form kit, the frame, refusals by a rule. */
const ALWAYS = ['errors', 'form', 'shell', 'refusals'] as const

/**
 * Carries messages to the client components inside it: the form kit's own, and those named.
 * @param also namespaces or deeper paths, e.g. `['visits.form', 'visits.status']`; keep them narrow,
 *   each one travels with the page
 */
export function ClientMessages({ also = [], children }: { also?: readonly string[]; children: ReactNode }) {
  const messages = pickMessages(loadMessages(), [...ALWAYS, ...also])
  return (
    <NextIntlClientProvider locale={LOCALE} timeZone={INTL_TIME_ZONE} messages={messages}>
      {children}
    </NextIntlClientProvider>
  )
}

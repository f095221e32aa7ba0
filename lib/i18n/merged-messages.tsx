'use client'

import { NextIntlClientProvider, useMessages } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Messages } from './load'
import { mergeMessages } from './pick'

/** Adds messages to those that the page around has brought already, so that none travels twice. */
export function MergedMessages({ locale, timeZone, messages, children }: Props) {
  const around = useMessages() as Messages
  const merged = useMemo(() => mergeMessages(around, messages), [around, messages])
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={merged}>
      {children}
    </NextIntlClientProvider>
  )
}

type Props = { locale: string; timeZone: string; messages: Messages; children: ReactNode }

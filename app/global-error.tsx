'use client'

import { NextIntlClientProvider } from 'next-intl'
import { TroublePage } from '@/components/shell/trouble-page'
import shell from '@/lib/i18n/messages/en/shell.json'
import './globals.css'

type Props = { error: Error & { digest?: string } }

/** When the root layout itself fails: it stands alone, so it brings its own words. */
export default function GlobalTrouble({ error }: Props) {
  return (
    <html lang="en">
      <body>
        <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ shell: { trouble: shell.trouble } }}>
          <title>{shell.trouble.broken.title}</title>
          <main className="px-4">
            <TroublePage digest={error.digest} retry={() => window.location.reload()} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

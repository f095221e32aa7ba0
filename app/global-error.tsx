'use client'

import { TroublePage } from '@/components/shell/trouble-page'
import trouble from '@/lib/i18n/messages/en/trouble.json'
import './globals.css'

type Props = { error: Error & { digest?: string } }

/** When what is around the pages fails: it stands alone, so it brings its own words. */
export default function GlobalTrouble({ error }: Props) {
  return (
    <html lang="en">
      <body>
        <title>{trouble.broken.title}</title>
        <main className="px-4">
          <TroublePage digest={error.digest} retry={() => window.location.reload()} />
        </main>
      </body>
    </html>
  )
}

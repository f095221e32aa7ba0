'use client'

import { useEffect } from 'react'
// Whatever failed may be what brings the messages of a page, so these words come with the code.
import trouble from '@/lib/i18n/messages/en/trouble.json'
import { Button, ButtonLink } from '../ui/button'
import { Link } from '../ui/link'
import { troubleKind } from './trouble-kind'

const LOOK_AGAIN_MS = 3_000

/** What a page says instead of itself when it could not be made. Never more of the error than its reference. */
export function TroublePage({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  const kind = troubleKind(digest)
  const path = typeof window === 'undefined' ? '/' : window.location.pathname
  return (
    <div className="mx-auto max-w-xl py-10">
      <h1 className="mb-3 text-2xl">{trouble[kind].title}</h1>
      <p className="mb-4">{trouble[kind].text}</p>
      {kind === 'unavailable' ? <WaitForDatabase /> : null}
      {kind === 'broken' && digest ? (
        <p className="mb-4 text-muted">
          {trouble.broken.reference}: <code>{digest}</code>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {kind === 'broken' || kind === 'stale' ? (
          <Button tone="primary" onClick={retry}>
            {trouble[kind].again}
          </Button>
        ) : null}
        {kind === 'signedOut' ? (
          <ButtonLink tone="primary" href={`/sign-in?from=${encodeURIComponent(path)}`}>
            {trouble.signedOut.link}
          </ButtonLink>
        ) : null}
        {kind === 'unavailable' || kind === 'signedOut' ? null : (
          <Link href="/" className="text-link">
            {trouble.home}
          </Link>
        )}
      </div>
    </div>
  )
}

/** Asks every few seconds whether the database answers, and loads the page again when it does. */
function WaitForDatabase() {
  useEffect(() => {
    let going = true
    const look = async () => {
      const answers = await fetch('/api/health?ready=1', { cache: 'no-store' }).then(
        (response) => response.ok,
        () => false,
      )
      if (going && answers) window.location.reload()
    }
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS)
    return () => {
      going = false
      clearInterval(timer)
    }
  }, [])
  return (
    <p role="status" className="mb-4 text-muted">
      {trouble.unavailable.waiting}
    </p>
  )
}

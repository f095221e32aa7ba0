'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { useCommand } from '@/components/ui/form/command'
import { useActWords } from '@/components/ui/form/message'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import { makeCalendarFeed } from '@/lib/calendars/actions'
import { FeedAddress } from './feed-address'

export type FeedOwner = {
  visitId: string
  personId: string
  name: string
  /** The address that stands: it ends. */
  replaces: string | null
}

/** Says what a private address is and what becomes of the one before, makes it, and then shows it in its own place. */
export function MakeFeedForm({ visitId, personId, name, replaces }: FeedOwner) {
  const t = useTranslations('calendars.feed')
  const words = useActWords()
  const close = useCloseDialog()
  const { send, failure, busy } = useCommand(makeCalendarFeed)
  const [address, setAddress] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const act = async () => {
    const answer = await send({ visitId, personId, replaces })
    if (!answer) return
    setRound((n) => n + 1)
    if (answer.ok) setAddress(answer.value.address)
  }
  if (address !== null) return <FeedAddress address={address} name={name} />
  return (
    <>
      {failure ? (
        <TroublePanel
          key={round}
          act
          words={words}
          trouble={failure}
          busy={busy}
          again={() => void act()}
          proceed={() => {}}
        />
      ) : null}
      {replaces === null ? null : <p className="mb-3 font-semibold">{t('replaces', { name })}</p>}
      <p className="mb-5">{t('explain', { name })}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" busy={busy} onClick={() => void act()}>
          {t(replaces === null ? 'make' : 'makeAgain')}
        </Button>
        <Button tone="quiet" onClick={() => close?.()}>
          {words.notNow}
        </Button>
        {/* Always there, so that the change of its text is announced. */}
        <span role="status" className="self-center text-muted">
          {busy ? words.saving : ''}
        </span>
      </div>
    </>
  )
}

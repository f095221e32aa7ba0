'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { flash } from '@/components/ui/flash'
import { type CommandAction, useCommand } from '@/components/ui/form/command'
import { useActWords } from '@/components/ui/form/message'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import { makeCalendarFeed, revokeCalendarFeed } from '@/lib/calendars/actions'
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
  const [address, setAddress] = useState<string | null>(null)
  if (address !== null) return <FeedAddress address={address} name={name} />
  return (
    <Deed
      action={makeCalendarFeed}
      input={{ visitId, personId, replaces }}
      label={t(replaces === null ? 'make' : 'makeAgain')}
      onDone={({ value }) => setAddress(value.address)}
    >
      {replaces === null ? null : <p className="mb-3 font-semibold">{t('replaces', { name })}</p>}
      <p>{t('explain', { name })}</p>
    </Deed>
  )
}

/** Says what revoking does and what it does not undo. */
export function RevokeFeedForm({ feedId }: { feedId: string }) {
  const t = useTranslations('calendars.feed')
  return (
    <Deed
      action={revokeCalendarFeed}
      input={{ feedId }}
      label={t('revoke')}
      onDone={({ settled, close }) => {
        flash(t('revoked'))
        void settled().then(close)
      }}
    >
      <p>{t('revokeExplain')}</p>
    </Deed>
  )
}

type DeedProps<T> = {
  action: CommandAction<T>
  input: Record<string, unknown>
  label: string
  onDone: (after: { value: T; settled: () => Promise<void>; close: () => void }) => void
  children: ReactNode
}

/** One deed in a dialog: what it means, its button, what stands in its way. */
function Deed<T>({ action, input, label, onDone, children }: DeedProps<T>) {
  const words = useActWords()
  const close = useCloseDialog() ?? (() => {})
  const { send, settled, failure, busy } = useCommand(action)
  const [round, setRound] = useState(0)
  const act = async () => {
    const answer = await send(input)
    if (!answer) return
    setRound((n) => n + 1)
    if (answer.ok) onDone({ value: answer.value, settled, close })
  }
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
          proceed={() => void act()}
        />
      ) : null}
      {children}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button tone="primary" busy={busy} onClick={() => void act()}>
          {label}
        </Button>
        <Button tone="quiet" onClick={close}>
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

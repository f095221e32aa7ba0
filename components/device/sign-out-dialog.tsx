'use client'

import { useState } from 'react'
import type { OpenDevice } from '@/lib/sync/device/open'
import { Button, ButtonLink } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { deviceWords, withValues } from './words'

const words = deviceWords.signOut

type Props = { device: OpenDevice; onSignOut: () => void; onStay: () => void }

const unsentOf = ({ engine }: OpenDevice): number => {
  const state = engine.state()
  return state.kind === 'saved' ? 0 : state.toSend + (state.kind === 'decision' ? state.entries : 0)
}

/** Before what was never sent would be deleted with everything else. */
export function SignOutDialog({ device, onSignOut, onStay }: Props) {
  const [unsent, setUnsent] = useState(unsentOf(device))
  const [state, setState] = useState<'asked' | 'sending' | 'still'>('asked')
  const send = async () => {
    setState('sending')
    await device.engine.flush().catch(() => false)
    const left = unsentOf(device)
    setUnsent(left)
    if (left === 0) return onSignOut()
    setState('still')
  }
  return (
    <Dialog title={words.title} closeLabel={words.cancel} onClose={onStay}>
      <p className="font-semibold">{unsent === 1 ? words.one : withValues(words.many, { count: unsent })}</p>
      <p className="mt-2">{words.lost}</p>
      <p role="status" className="mt-2 font-semibold text-late empty:hidden">
        {state === 'still' ? words.still : ''}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button tone="primary" busy={state === 'sending'} onClick={() => void send()}>
          {state === 'sending' ? words.sending : words.send}
        </Button>
        <ButtonLink href="/road/unsent">{words.see}</ButtonLink>
        <Button tone="danger" onClick={onSignOut}>
          {words.delete}
        </Button>
        <Button tone="quiet" onClick={onStay}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

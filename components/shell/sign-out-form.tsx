'use client'

import { type ComponentType, type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { OpenDevice } from '@/lib/sync/device/open'
import { markedDevice } from '../device/mark'
import { useDeviceHandle } from '../device/provider'
import { closeDrafts } from '../ui/form/draft'

type Ask = ComponentType<{ device: OpenDevice; onSignOut: () => void; onStay: () => void }>

/**
 * Ends the session by a plain form, so it works before the page is alive; what was typed and not saved goes with it,
 * and everything that is kept on this device. Where something there was never sent, the person is asked first.
 * @param children the button that sends it
 */
export function SignOutForm({ action = '/api/sign-out', children }: { action?: string; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  const handle = useDeviceHandle()
  const [ask, setAsk] = useState<{ Dialog: Ask; device: OpenDevice } | null>(null)
  const leave = async (device: OpenDevice) => {
    // Signed out first, as far as the person can tell: the device says good-bye by itself only when it was told to go.
    await device.engine.wipe({ leaving: true }).catch(() => {})
    closeDrafts()
    form.current?.submit()
  }
  const onSubmit = (event: FormEvent) => {
    // Quicker than the page: what is kept here goes all the same.
    const keeps = handle?.device || (handle?.person && markedDevice() === handle.person.userId)
    if (!handle || !keeps) return closeDrafts()
    event.preventDefault()
    void (async () => {
      const device = handle.device ?? (await handle.open().catch(() => null))
      if (!device) {
        closeDrafts()
        return form.current?.submit()
      }
      await device.engine.refresh().catch(() => {})
      if (device.engine.state().kind === 'saved') return leave(device)
      const { SignOutDialog } = await import('../device/sign-out-dialog')
      setAsk({ Dialog: SignOutDialog, device })
    })()
  }
  return (
    <>
      <form ref={form} action={action} method="post" onSubmit={onSubmit}>
        {children}
      </form>
      {ask ? (
        <ask.Dialog device={ask.device} onSignOut={() => void leave(ask.device)} onStay={() => setAsk(null)} />
      ) : null}
    </>
  )
}

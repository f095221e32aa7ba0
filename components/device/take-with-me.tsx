'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Button, ButtonLink } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Icon } from '../ui/icon'
import { useDevice, usePacks } from './use-device'
import { deviceWords, withValues } from './words'

const words = deviceWords.take

/** A visit that is looked at with a network is brought up to date on the device, if what is there is older than this. */
const FRESH_MS = 60_000

type Failed = keyof typeof words.failed

/** "Take with me" of a visit, and what of it is on this device. @param zone the visit's home, by whose clock that is told */
export function TakeWithMe({ visitId, zone }: { visitId: string; zone: string }) {
  const { packs, loading } = usePacks()
  const taken = packs.find((pack) => pack.visitId === visitId) ?? null
  const { take, busy, failed } = useTaking(visitId)
  const [open, setOpen] = useState(false)
  const takenAt = taken?.takenAt
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was on the device when the page came
  useEffect(() => {
    if (takenAt && navigator.onLine && Date.now() - Date.parse(takenAt) > FRESH_MS) void take()
  }, [takenAt === undefined])
  const press = async () => {
    if (!taken && (await take()) === null) setOpen(true)
    if (taken) setOpen(true)
  }
  return (
    <>
      <Button busy={busy || loading} onClick={() => void press()} aria-haspopup={taken ? 'dialog' : undefined}>
        {taken ? <Icon name="circle-check" size={16} /> : null}
        {busy ? words.busy : taken ? words.taken : words.take}
      </Button>
      <Trouble failed={open ? null : failed} />
      {open && taken ? (
        <Dialog title={words.title} closeLabel={words.close} onClose={() => setOpen(false)}>
          <Taken taken={taken} zone={zone} onGone={() => setOpen(false)}>
            <Button busy={busy} onClick={() => void take()}>
              {busy ? words.busy : words.refresh}
            </Button>
          </Taken>
          <Trouble failed={failed} />
        </Dialog>
      ) : null}
    </>
  )
}

function Trouble({ failed }: { failed: Failed | null }) {
  return (
    <p role="status" className="basis-full text-sm font-semibold text-late empty:hidden">
      {failed ? words.failed[failed] : ''}
    </p>
  )
}

function useTaking(visitId: string) {
  const { takeAlong } = useDevice()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const take = async (): Promise<Failed | null> => {
    if (busy) return null
    setBusy(true)
    // What was taken along is not to be cleared away when the device runs short; some browsers ask the person.
    void navigator.storage?.persist?.().catch(() => false)
    const trouble = await takeAlong(visitId).then(
      (reason): Failed | null =>
        reason === null ? null : reason === 'offline' || reason === 'signedOut' ? reason : 'other',
      (): Failed => 'full',
    )
    setFailed(trouble)
    setBusy(false)
    return trouble
  }
  return { take, busy, failed }
}

type TakenProps = {
  taken: { visitId: string; takenAt: string; bytes: number }
  zone: string
  onGone: () => void
  children: ReactNode
}

function Taken({ taken, zone, onGone, children }: TakenProps) {
  const { leaveBehind } = useDevice()
  const at = useInstant(taken.takenAt, zone)
  return (
    <>
      <p>{words.explain}</p>
      <p className="mt-2 text-muted">{at ? withValues(words.since, { at, size: sizeOf(taken.bytes) }) : ''}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink tone="primary" href={`/road/visits/${taken.visitId}`}>
          {words.open}
        </ButtonLink>
        {children}
        <Button
          tone="danger"
          onClick={() => {
            onGone()
            void leaveBehind(taken.visitId)
          }}
        >
          {words.remove}
        </Button>
      </div>
      <p className="mt-2 text-sm text-muted">{words.removeExplain}</p>
    </>
  )
}

/** Formatting an instant needs the rules of all zones, which come when they are needed. */
function useInstant(instant: string, zone: string): string | null {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    void import('@/lib/time/format').then(({ formatInstant }) => {
      if (!gone) setText(formatInstant(new Date(instant), zone))
    })
    return () => {
      gone = true
    }
  }, [instant, zone])
  return text
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useDevice, useOutbox } from '@/components/device/use-device'
import { newId } from '@/lib/platform/id'
import { SendingLine } from './add-files'
import { PickFiles } from './pick-files'
import { refusedBeforehand, type Sending } from './use-uploads'

/**
 * The same where there may be no network: what is added is kept on the device first and sent with all else that waits
 * there. Inside `DeviceProvider`.
 */
export function AddFilesOnDevice({ target }: { target: { visitId: string; readoutId: string } }) {
  const t = useTranslations('files.add')
  const device = useDevice()
  const waiting = useOutbox().files.filter((file) => file.target.readoutId === target.readoutId)
  const [refused, setRefused] = useState<readonly Sending[]>([])
  useRefreshWhenFewer(waiting.length)
  const add = async (files: readonly File[], keepLocation: boolean) => {
    for (const file of files) {
      const failure = refusedBeforehand(file)
      const { name, size } = file
      const not = (why: Sending['failure']): Sending => ({
        id: newId(),
        name,
        size,
        sent: 0,
        state: 'failed',
        failure: why,
      })
      if (failure) setRefused((now) => [...now, not(failure)])
      else
        await device
          .addFile({ blob: file, name, target, keepLocation })
          .catch(() =>
            setRefused((now) => [...now, not({ kind: 'refused', reason: { key: 'refusals.files.deviceFull' } })]),
          )
    }
  }
  return (
    <div>
      <PickFiles onFiles={(files, keep) => void add(files, keep)} />
      {waiting.length + refused.length > 0 ? (
        <ul aria-label={t('queue')} className="mt-3 rounded border border-line bg-surface">
          {waiting.map(({ id, name, size, state, failure }) => (
            <SendingLine
              key={id}
              sending={{ id, name, size, sent: 0, state: state === 'decision' ? 'failed' : 'kept', failure }}
              {...(state === 'decision'
                ? {
                    onRemove: () => void device.drop({ kind: 'file', id }),
                    onAgain: () => void device.tryAgain({ kind: 'file', id }),
                  }
                : {})}
            />
          ))}
          {refused.map((sending) => (
            <SendingLine
              key={sending.id}
              sending={sending}
              onRemove={() => setRefused((now) => now.filter(({ id }) => id !== sending.id))}
            />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** What was sent has left the device and stands on the page. */
function useRefreshWhenFewer(count: number): void {
  const router = useRouter()
  const [, refresh] = useTransition()
  const before = useRef(count)
  useEffect(() => {
    if (count < before.current) refresh(() => router.refresh())
    before.current = count
  }, [count, router])
}

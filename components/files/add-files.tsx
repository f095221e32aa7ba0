'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore, useTransition } from 'react'
import { type Device, useDevice, useOutbox } from '@/components/device/use-device'
import { LARGEST_FILE } from '@/lib/files/rules'
import { newId } from '@/lib/platform/id'
import type { Failure } from '@/lib/platform/result'
import { onProgress, progressOf } from '@/lib/sync/device/progress'
import type { FileTarget, WaitingFile } from '@/lib/sync/device/types'
import { PickFiles } from './pick-files'
import { type Sending, SendingLine } from './sending-line'

/**
 * Adds files to a record, several at once: each is kept on the device first and sent with all else that waits there, so
 * that neither a lost network nor a closed page loses one. What fails says why beside its name and holds up none of the
 * others. Inside `DeviceProvider`.
 */
export function AddFiles({ target }: { target: FileTarget }) {
  const t = useTranslations('files.add')
  const device = useDevice()
  const waiting = useOutbox().files.filter((file) => isOf(target, file.target))
  const [refused, setRefused] = useState<readonly Refused[]>([])
  useRefreshWhenFewer(waiting.length)
  const remove = (id: string) => setRefused((now) => now.filter(({ sending }) => sending.id !== id))
  const keep = async (file: File, keepLocation: boolean) => {
    const failure =
      refusedBeforehand(file) ?? (await keptOnDevice(device, { blob: file, name: file.name, target, keepLocation }))
    if (failure) setRefused((now) => [...now, refusedFile(file, keepLocation, failure)])
  }
  const add = async (files: readonly File[], keepLocation: boolean) => {
    for (const file of files) await keep(file, keepLocation)
  }
  return (
    <div>
      <PickFiles onFiles={(files, keep) => void add(files, keep)} />
      {waiting.length + refused.length > 0 ? (
        <ul aria-label={t('queue')} className="mt-3 rounded border border-line bg-surface">
          {waiting.map((file) => (
            <WaitingLine key={file.id} file={file} />
          ))}
          {refused.map(({ sending, file, keepLocation }) => (
            <SendingLine
              key={sending.id}
              sending={sending}
              onRemove={() => remove(sending.id)}
              {...(mayGoLater(sending.failure)
                ? {
                    onAgain: () => {
                      remove(sending.id)
                      void keep(file, keepLocation)
                    },
                  }
                : {})}
            />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const isOf = (target: FileTarget, of: FileTarget): boolean =>
  (['visitId', 'readoutId', 'followUpId', 'agreementId'] as const).every((key) => of[key] === target[key])

function WaitingLine({ file: { id, name, size, state, failure } }: { file: WaitingFile }) {
  const device = useDevice()
  const percent = useSyncExternalStore(
    onProgress,
    () => progressOf(id),
    () => null,
  )
  if (state === 'decision')
    return (
      <SendingLine
        sending={{ id, name, size, sent: 0, state: 'failed', failure }}
        onRemove={() => void device.drop({ kind: 'file', id })}
        onAgain={() => void device.tryAgain({ kind: 'file', id })}
      />
    )
  const sent = Math.floor(((percent ?? 0) * size) / 100)
  return <SendingLine sending={{ id, name, size, sent, state: percent === null ? 'kept' : 'sending', failure }} />
}

/** What is too large is said at once, not after it was sent. */
function refusedBeforehand({ size }: File): Failure | null {
  if (size > 0 && size <= LARGEST_FILE) return null
  const key = size === 0 ? 'refusals.files.empty' : 'refusals.files.tooLarge'
  return { kind: 'invalid', fields: { size: [{ key }] } }
}

type Refused = { sending: Sending; file: File; keepLocation: boolean }

const refusedFile = (file: File, keepLocation: boolean, failure: Failure): Refused => {
  const { name, size } = file
  return { sending: { id: newId(), name, size, sent: 0, state: 'failed', failure }, file, keepLocation }
}

const DEVICE_FULL = 'refusals.files.deviceFull'

/** The device may take it another time. */
const mayGoLater = (failure: Failure | null): boolean =>
  failure?.kind === 'unavailable' || (failure?.kind === 'refused' && failure.reason.key === DEVICE_FULL)

/** Null once it is on the device. */
async function keptOnDevice(device: Device, file: Parameters<Device['addFile']>[0]): Promise<Failure | null> {
  try {
    await device.addFile(file)
    return null
  } catch (error) {
    // Else the code of the device did not come: there was no network when the page was opened.
    const full = error instanceof DOMException && error.name === 'QuotaExceededError'
    return full ? { kind: 'refused', reason: { key: DEVICE_FULL } } : { kind: 'unavailable' }
  }
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

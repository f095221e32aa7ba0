'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, useTransition } from 'react'
import { type Sending, SendingLine } from '@/components/files/sending-line'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/hydrated'
import { ACCEPT, LARGEST_FILE } from '@/lib/files/rules'
import { uploadFile } from '@/lib/files/upload'
import { newId } from '@/lib/platform/id'
import type { Failure } from '@/lib/platform/result'

type Props = { token: string; reportId: string }
type Chosen = Sending & { file: File; writtenAt: string }

/** Files for a report that waits: sent in parts, one after the other, each again from where it broke off. */
export function AddOutsideFiles({ token, reportId }: Props) {
  const t = useTranslations('privateLinks.page')
  const { queue, add, again, remove } = useQueue({ token, reportId })
  const ready = useHydrated()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  return (
    <div className="mt-2">
      <noscript>
        <p className="text-sm text-muted">{t('filesNeedScripts')}</p>
      </noscript>
      <Button disabled={!ready} aria-describedby={hint} onClick={() => input.current?.click()}>
        {t('addFiles')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPT}
        aria-label={t('addFiles')}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
      <p id={hint} className="mt-1 text-sm text-muted">
        {t('addFilesHint')}
      </p>
      {queue.length > 0 ? (
        <ul aria-label={t('queue')} className="mt-3 rounded border border-line bg-surface">
          {queue.map((one) => (
            <SendingLine
              key={one.id}
              sending={one}
              {...(one.state === 'failed' ? { onRemove: () => remove(one.id) } : {})}
              {...(one.failure?.kind === 'unavailable' ? { onAgain: () => again(one) } : {})}
            />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function useQueue({ token, reportId }: Props) {
  const router = useRouter()
  const [, refresh] = useTransition()
  const [queue, setQueue] = useState<readonly Chosen[]>([])
  const turn = useRef<Promise<void>>(Promise.resolve())
  const change = (id: string, to: Partial<Chosen>) =>
    setQueue((now) => now.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const remove = (id: string) => setQueue((now) => now.filter((one) => one.id !== id))
  const send = async ({ id, file, writtenAt }: Chosen) => {
    const answer = await uploadFile({
      id,
      blob: file,
      name: file.name,
      target: { reportId },
      to: `/api/outside/${token}/files`,
      writtenAt,
      keepLocation: false,
      onProgress: (sent) => change(id, { sent }),
    })
    if (!answer.ok) return change(id, { state: 'failed', failure: answer.failure })
    remove(id)
    refresh(() => router.refresh())
  }
  const inTurn = (one: Chosen) => {
    turn.current = turn.current.then(() => send(one))
  }
  const add = (files: readonly File[]) => {
    const chosen = files.map(asChosen)
    setQueue((now) => [...now, ...chosen])
    for (const one of chosen) if (one.failure === null) inTurn(one)
  }
  const again = (one: Chosen) => {
    change(one.id, { state: 'sending', failure: null, sent: 0 })
    inTurn(one)
  }
  return { queue, add, again, remove }
}

function asChosen(file: File): Chosen {
  const failure = refusedBeforehand(file)
  const { name, size } = file
  const state = failure ? 'failed' : 'sending'
  return { id: newId(), name, size, sent: 0, state, failure, file, writtenAt: new Date().toISOString() }
}

/** What is too large is said at once, not after it was sent. */
function refusedBeforehand({ size }: File): Failure | null {
  if (size > 0 && size <= LARGEST_FILE) return null
  const key = size === 0 ? 'refusals.files.empty' : 'refusals.files.tooLarge'
  return { kind: 'invalid', fields: { size: [{ key }] } }
}

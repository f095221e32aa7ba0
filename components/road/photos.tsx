'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { ACCEPT, ACCEPT_PICTURES } from '@/lib/files/rules'
import { onProgress, progressOf } from '@/lib/sync/device/progress'
import type { WaitingFile } from '@/lib/sync/device/types'
import { useRoad } from './road-data'

type Props = { visitId: string; readoutId: string; locked: boolean }

/** Pictures and papers of the meeting. They wait on the device like everything else. */
export function Photos({ visitId, readoutId, locked }: Props) {
  const t = useTranslations('road.photos')
  const { box, addFile } = useRoad()
  const [keepLocation, setKeepLocation] = useState(false)
  // On this page alone: what a camera took stands in no folder where it could be found again.
  const [untaken, setUntaken] = useState<readonly File[]>([])
  const files = box.files.filter(({ target }) => target.readoutId === readoutId)
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ''
    await keep(chosen)
  }
  const keep = async (files: readonly File[]) => {
    for (const blob of files) {
      await addFile({ blob, name: blob.name, target: { visitId, readoutId }, keepLocation }).then(
        () => setUntaken((others) => others.filter((one) => one !== blob)),
        () => setUntaken((others) => [...others.filter((one) => one !== blob), blob]),
      )
    }
  }
  return (
    <section aria-labelledby="photos" className="road-part">
      <h2 id="photos" tabIndex={-1}>
        {t('title')}
      </h2>
      {files.length === 0 ? <p className="mt-1 text-muted">{t('none')}</p> : null}
      <ul className="mt-2 grid gap-2">
        {files.map((file) => (
          <WaitingPhoto key={file.id} file={file} />
        ))}
      </ul>
      {untaken.length > 0 ? (
        <div role="alert" className="mt-2">
          <p className="font-semibold text-late">{t('trouble')}</p>
          <p className="break-words">{untaken.map(({ name }) => name).join(', ')}</p>
          <button type="button" className="btn btn-plain mt-2" onClick={() => void keep(untaken)}>
            {t('again')}
          </button>
        </div>
      ) : null}
      {locked ? null : (
        <>
          <div className="mt-3 flex flex-wrap gap-2">
            <label className="btn btn-primary grow">
              {t('take')}
              <input type="file" accept={ACCEPT_PICTURES} capture="environment" onChange={add} className="sr-only" />
            </label>
            <label className="btn btn-plain grow">
              {t('add')}
              <input type="file" multiple accept={ACCEPT} onChange={add} className="sr-only" />
            </label>
          </div>
          <label className="mt-2 flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={keepLocation}
              onChange={(event) => setKeepLocation(event.target.checked)}
              className="size-6 shrink-0 accent-primary"
            />
            {t('keepLocation')}
          </label>
        </>
      )}
    </section>
  )
}

function WaitingPhoto({ file }: { file: WaitingFile }) {
  const t = useTranslations('road.photos')
  const picture = usePicture(file)
  const sent = useSyncExternalStore(
    onProgress,
    () => progressOf(file.id),
    () => null,
  )
  return (
    <li className="flex items-center gap-3 rounded border border-line p-2">
      {picture ? (
        // biome-ignore lint/performance/noImgElement: a picture on this device, which no server can make smaller
        <img src={picture} alt="" className="size-14 shrink-0 rounded object-cover" />
      ) : null}
      <span className="min-w-0 flex-1">
        <span className="block break-words">{file.name}</span>
        <span className="block text-sm text-muted">
          {file.state === 'waiting' && sent !== null
            ? t('sending', { percent: sent })
            : t(file.state === 'decision' ? 'decision' : 'waits')}
        </span>
        {file.state === 'waiting' && sent !== null ? (
          <progress aria-hidden max={100} value={sent} className="file-progress" />
        ) : null}
      </span>
    </li>
  )
}

const PICTURE = /\.(jpe?g|png|webp|gif|heic|avif)$/i

/** The address of a picture that waits on this device. */
function usePicture({ id, name }: WaitingFile): string | null {
  const { blob } = useRoad()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!PICTURE.test(name)) return
    let made: string | null = null
    let gone = false
    void blob(id).then((found) => {
      if (!found || gone) return
      made = URL.createObjectURL(found)
      setAddress(made)
    })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [blob, id, name])
  return address
}

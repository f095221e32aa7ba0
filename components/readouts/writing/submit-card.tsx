'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import { useDeviceHandle } from '@/components/device/provider'
import { useDevice, useOutbox } from '@/components/device/use-device'
import type { SectionHandle } from '@/components/device/use-section'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { flash } from '@/components/ui/flash'
import { useCommand } from '@/components/ui/form/command'
import { useActWords } from '@/components/ui/form/message'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import { useHydrated } from '@/components/ui/hydrated'
import { submitReadout } from '@/lib/readouts/actions'
import type { Outbox } from '@/lib/sync/device/types'

type Props = {
  readoutId: string
  version: number
  meeting: string
  /** Each section by its key. */
  sections: RefObject<Map<string, SectionHandle>>
}

/** What of the readout is not on the server: to be sent, and what waits for its writer. */
function unsentOf({ entries, sections, files }: Outbox, readoutId: string): { toSend: number; decisions: number } {
  const open = entries.filter(({ state, input }) => state !== 'done' && input.readoutId === readoutId)
  const texts = sections.filter((one) => one.readoutId === readoutId && (one.draft || one.inFlight || one.choice))
  const pictures = files.filter(({ target }) => target.readoutId === readoutId)
  const undecided =
    [...open, ...pictures].filter(({ state }) => state === 'decision').length +
    texts.filter(({ choice, failure }) => choice || failure).length
  return { toSend: open.length + texts.length + pictures.length - undecided, decisions: undecided }
}

/** Hands the readout in once everything of it is sent; without a network only when the writer says so. */
export function SubmitCard({ readoutId, version, meeting, sections }: Props) {
  const t = useTranslations('writing.submit')
  const words = useActWords()
  const router = useRouter()
  const device = useDevice()
  const handle = useDeviceHandle()
  const box = useOutbox()
  const ready = useHydrated()
  const command = useCommand(submitReadout)
  const [checking, setChecking] = useState(false)
  const [said, setSaid] = useState<'decide' | null>(null)
  const [offline, setOffline] = useState<number | null>(null)
  const queued = box.entries.find(
    ({ command: name, input, state }) => name === 'submitReadout' && input.readoutId === readoutId && state !== 'done',
  )

  const submitNow = async () => {
    const answer = await command.send({ readoutId, version })
    if (!answer?.ok) return
    flash(t('done'))
    router.push(`/readouts/${readoutId}`)
  }
  const press = async () => {
    setChecking(true)
    setSaid(null)
    command.setFailure(null)
    try {
      await Promise.all([...sections.current.values()].map(({ keepNow }) => keepNow()))
      const opened = await handle?.open()
      await opened?.engine.flush()
      const left = opened ? unsentOf(await opened.engine.box(), readoutId) : { toSend: 0, decisions: 0 }
      if (left.decisions > 0) setSaid('decide')
      else if (left.toSend > 0) setOffline(left.toSend)
      else await submitNow()
    } finally {
      setChecking(false)
    }
  }
  const queue = async () => {
    await device.write('submitReadout', { readoutId, version }, meeting)
    setOffline(null)
  }
  return (
    <section aria-label={t('button')} className="mb-8 max-w-3xl">
      {queued ? (
        <div role="status" className="flex flex-wrap items-center gap-3 border-l-4 border-waiting pl-3">
          <p>{queued.state === 'decision' ? `${t('refused')} ${reasonOf(queued.failure)}` : t('queued')}</p>
          <Button onClick={() => void device.drop({ kind: 'entry', id: queued.commandId })}>{t('takeBack')}</Button>
        </div>
      ) : (
        <Button tone="primary" disabled={!ready} busy={checking || command.busy} onClick={() => void press()}>
          {t('button')}
        </Button>
      )}
      <p role="status" className="mt-2 text-muted">
        {checking ? t('checking') : ''}
      </p>
      {said ? (
        <p role="alert" className="font-semibold text-late">
          {t(said)}
        </p>
      ) : null}
      {command.failure ? (
        <TroublePanel
          act
          words={words}
          trouble={command.failure}
          busy={command.busy}
          again={() => void submitNow()}
          proceed={() => void submitNow()}
        />
      ) : null}
      {offline === null ? null : (
        <Dialog title={t('offlineTitle')} closeLabel={t('notNow')} onClose={() => setOffline(null)}>
          <p className="mb-4">{t('offline', { count: offline })}</p>
          <div className="flex flex-wrap gap-2">
            <Button tone="primary" onClick={() => void queue()}>
              {t('queue')}
            </Button>
            <Button tone="quiet" onClick={() => setOffline(null)}>
              {t('notNow')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}

const reasonOf = (failure: { kind: string; reason?: { text?: string } } | null): string => failure?.reason?.text ?? ''

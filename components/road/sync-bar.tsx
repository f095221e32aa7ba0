'use client'

import { useTranslations } from 'next-intl'
import { useSyncState } from '@/components/device/use-device'
import { Icon } from '@/components/ui/icon'
import { syncState } from '@/lib/sync/device/outbox'
import { useRoad } from './road-data'

/** Whether all that was written is on the server, at the top of every screen and always true. */
export function SyncBar() {
  const t = useTranslations('road.sync')
  const told = useSyncState()
  const { box, full } = useRoad()
  // By what the device holds: whoever sends it may not have looked yet.
  const state = syncState(box, told.kind === 'saved' ? null : told.hindrance)
  const hindrance = state.kind === 'saved' ? null : state.hindrance
  const words =
    state.kind === 'saved'
      ? t('saved')
      : state.kind === 'waiting'
        ? t('waiting', { count: state.toSend })
        : t('decision', { count: state.entries })
  const look = { saved: 'text-done', waiting: 'text-waiting', decision: 'text-late' }[state.kind]
  return (
    <div className="flex items-center py-1 justify-between gap-x-3">
      <p role="status" className={`flex min-h-11 min-w-0 items-center gap-2 font-semibold ${look}`}>
        <Icon name={state.kind === 'saved' ? 'circle-check' : 'circle-alert'} size={20} className="shrink-0" />
        <span>
          {words}
          {hindrance ? <span className="block text-sm font-normal">{t(`hindrance.${hindrance}`)}</span> : null}
          {full ? <span className="block text-sm">{t('full')}</span> : null}
        </span>
      </p>
      {hindrance === 'signedOut' ? (
        <a href="/sign-in?from=%2Froad" className="btn btn-plain shrink-0">
          {t('signIn')}
        </a>
      ) : state.kind === 'saved' ? null : (
        <a href="/road/unsent" className="btn btn-quiet shrink-0 px-1">
          {t('see')}
        </a>
      )}
    </div>
  )
}

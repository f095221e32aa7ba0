'use client'

import { useTranslations } from 'next-intl'
import { useDevice, useSyncState } from '@/components/device/use-device'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

const LOOKS = { saved: 'text-done', waiting: 'text-waiting', decision: 'text-late' } as const

/** Whether all that was written on this device is on the server, always true. */
export function SyncLine() {
  const t = useTranslations('writing.sync')
  const state = useSyncState()
  const { full } = useDevice()
  const hindrance = state.kind === 'saved' ? null : state.hindrance
  const words =
    state.kind === 'waiting' ? t('waiting', { count: state.toSend }) : t(state.kind === 'saved' ? 'saved' : 'decision')
  return (
    <div className="writing-bar">
      <p role="status" className={`flex min-w-0 items-center gap-2 font-semibold ${LOOKS[state.kind]}`}>
        <Icon name={state.kind === 'saved' ? 'circle-check' : 'circle-alert'} size={18} className="shrink-0" />
        <span>
          {words}
          {hindrance ? <span className="block text-sm font-normal">{t(`hindrance.${hindrance}`)}</span> : null}
          {full ? <span className="block text-sm font-normal">{t('full')}</span> : null}
        </span>
      </p>
      {hindrance === 'signedOut' ? (
        <ButtonLink href="/sign-in" target="_blank">
          {t('signIn')}
        </ButtonLink>
      ) : hindrance === 'outdated' ? (
        <a href="?" className="btn btn-plain">
          {t('reload')}
        </a>
      ) : state.kind === 'decision' ? (
        <ButtonLink tone="quiet" href="/road/unsent">
          {t('see')}
        </ButtonLink>
      ) : null}
    </div>
  )
}

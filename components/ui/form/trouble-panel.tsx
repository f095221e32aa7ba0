'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Failure } from '@/lib/platform/result'
import { Button, ButtonLink } from '../button'
import type { Trouble } from './command'
import { useMessage } from './message'
import { Panel } from './panel'

type Props = {
  trouble: Trouble
  busy: boolean
  /** Sends the same once more. */
  again: () => void
  /** Sends it with these warnings accepted. */
  proceed: (codes: string[]) => void
  /** An act on a record, not the saving of a form: other words. */
  act?: boolean
  /** What was typed waits in this browser for the person to come back. */
  kept?: boolean
}

/** Every failure but messages beside fields and a conflict of texts: what happened, what is safe, what to do. */
export function TroublePanel({ trouble, busy, again, proceed, act = false, kept = false }: Props) {
  const t = useTranslations('form')
  switch (trouble.kind) {
    case 'confirm':
      return <ConfirmPanel trouble={trouble} busy={busy} act={act} proceed={proceed} />
    case 'refused':
      return <RefusedPanel trouble={trouble} />
    case 'conflict':
      return <Panel title={t('refused.title')}>{t('conflict.action')}</Panel>
    case 'forbidden':
    case 'missing':
      return <Panel title={t('refused.title')}>{t(`refused.${trouble.kind}`)}</Panel>
    case 'signedOut':
      return <SignedOutPanel kept={kept} />
    case 'unavailable':
    case 'broken':
      return (
        <Panel title={t('unavailable.title')}>
          <p>{trouble.kind === 'broken' ? t('unavailable.broken') : t('unavailable.hint')}</p>
          <Button busy={busy} onClick={again}>
            {t('unavailable.again')}
          </Button>
        </Panel>
      )
    case 'invalid':
      return <InvalidPanel trouble={trouble} />
  }
}

function ConfirmPanel(props: Pick<Props, 'busy' | 'act' | 'proceed'> & { trouble: Failure & { kind: 'confirm' } }) {
  const { trouble, busy, act, proceed } = props
  const t = useTranslations('form.confirm')
  const words = useMessage()
  return (
    <Panel title={t('title')} tone="waiting">
      <ul className="grid list-disc gap-1 pl-5">
        {trouble.warnings.map((warning) => (
          <li key={`${warning.code} ${warning.field ?? ''}`}>
            {warning.href ? (
              // Another window: what was typed stays in this one.
              <Link href={warning.href} target="_blank">
                {words(warning)}
              </Link>
            ) : (
              words(warning)
            )}
          </li>
        ))}
      </ul>
      {act ? null : <p className="text-muted">{t('hint')}</p>}
      <Button tone="primary" busy={busy} onClick={() => proceed(trouble.warnings.map(({ code }) => code))}>
        {act ? t('proceed') : t('save')}
      </Button>
    </Panel>
  )
}

function RefusedPanel({ trouble }: { trouble: Failure & { kind: 'refused' } }) {
  const t = useTranslations('form.refused')
  const words = useMessage()
  const { reason, blockers = [] } = trouble
  return (
    <Panel title={t('title')}>
      <p>{words(reason, 'form.refused.rule')}</p>
      {blockers.length > 0 ? (
        <ul className="grid list-disc gap-1 pl-5">
          {blockers.map((blocker, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer that never changes
            <li key={index}>{blocker.href ? <Link href={blocker.href}>{words(blocker)}</Link> : words(blocker)}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  )
}

function SignedOutPanel({ kept }: { kept: boolean }) {
  const t = useTranslations('form.signedOut')
  const path = usePathname()
  const query = useSearchParams().toString()
  const from = encodeURIComponent(query ? `${path}?${query}` : path)
  return (
    <Panel title={t('title')}>
      <p>{kept ? t('kept') : t('plain')}</p>
      <ButtonLink tone="primary" href={`/sign-in?from=${from}`} prefetch={false}>
        {t('link')}
      </ButtonLink>
    </Panel>
  )
}

/** An act whose input the rules of the record do not accept: there is no field to stand beside. */
function InvalidPanel({ trouble }: { trouble: Failure & { kind: 'invalid' } }) {
  const t = useTranslations('form.problem')
  const words = useMessage()
  const messages = [...new Set(Object.values(trouble.fields).flatMap((list) => list.map((message) => words(message))))]
  return (
    <Panel title={t('title')}>
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Panel>
  )
}

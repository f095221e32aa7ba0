'use client'

import type { ActWords } from '@/lib/i18n/act-words'
import type { Failure, Message } from '@/lib/platform/result'
import { Button, ButtonLink } from '../button'
import { Link } from '../link'
import type { Trouble } from './command'
import { Panel } from './panel'

type Props = {
  trouble: Trouble
  words: ActWords
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
export function TroublePanel({ trouble, words, busy, again, proceed, act = false, kept = false }: Props) {
  switch (trouble.kind) {
    case 'confirm':
      return <ConfirmPanel trouble={trouble} words={words} busy={busy} act={act} proceed={proceed} />
    case 'refused':
      return <RefusedPanel trouble={trouble} words={words} />
    case 'conflict':
      return <Panel title={words.refused.title}>{words.conflict.action}</Panel>
    case 'forbidden':
    case 'missing':
      return <Panel title={words.refused.title}>{words.refused[trouble.kind]}</Panel>
    case 'signedOut':
      return <SignedOutPanel kept={kept} words={words} />
    case 'unavailable':
    case 'broken':
      return (
        <Panel title={words.unavailable.title}>
          <p>{trouble.kind === 'broken' ? words.unavailable.broken : words.unavailable.hint}</p>
          <Button busy={busy} onClick={again}>
            {words.unavailable.again}
          </Button>
        </Panel>
      )
    case 'invalid':
      return <InvalidPanel trouble={trouble} words={words} />
  }
}

/** The server sends each message in words; without them it is said in general. */
const textOf = (message: Message, words: ActWords): string => message.text ?? words.refused.rule

type ConfirmProps = Pick<Props, 'busy' | 'act' | 'proceed' | 'words'> & { trouble: Failure & { kind: 'confirm' } }

function ConfirmPanel({ trouble, words, busy, act, proceed }: ConfirmProps) {
  return (
    <Panel title={words.confirm.title} tone="waiting">
      <ul className="grid list-disc gap-1 pl-5">
        {trouble.warnings.map((warning) => (
          <li key={`${warning.code} ${warning.field ?? ''}`}>
            {warning.href ? (
              // Another window: what was typed stays in this one.
              <Link href={warning.href} target="_blank">
                {textOf(warning, words)}
              </Link>
            ) : (
              textOf(warning, words)
            )}
          </li>
        ))}
      </ul>
      {act ? null : <p className="text-muted">{words.confirm.hint}</p>}
      <Button tone="primary" busy={busy} onClick={() => proceed(trouble.warnings.map(({ code }) => code))}>
        {act ? words.confirm.proceed : words.confirm.save}
      </Button>
    </Panel>
  )
}

function RefusedPanel({ trouble, words }: { trouble: Failure & { kind: 'refused' }; words: ActWords }) {
  const { reason, blockers = [] } = trouble
  return (
    <Panel title={words.refused.title}>
      <p>{textOf(reason, words)}</p>
      {blockers.length > 0 ? (
        <ul className="grid list-disc gap-1 pl-5">
          {blockers.map((blocker, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer that never changes
            <li key={index}>
              {blocker.href ? <Link href={blocker.href}>{textOf(blocker, words)}</Link> : textOf(blocker, words)}
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  )
}

function SignedOutPanel({ kept, words }: { kept: boolean; words: ActWords }) {
  // Only ever made in the browser, after an attempt.
  const from = encodeURIComponent(window.location.pathname + window.location.search)
  return (
    <Panel title={words.signedOut.title}>
      <p>{kept ? words.signedOut.kept : words.signedOut.plain}</p>
      <ButtonLink tone="primary" href={`/sign-in?from=${from}`}>
        {words.signedOut.link}
      </ButtonLink>
    </Panel>
  )
}

/** An act whose input the rules of the record do not accept: there is no field to stand beside. */
function InvalidPanel({ trouble, words }: { trouble: Failure & { kind: 'invalid' }; words: ActWords }) {
  const messages = [...new Set(Object.values(trouble.fields).flatMap((list) => list.map((one) => textOf(one, words))))]
  return (
    <Panel title={words.problem.title}>
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Panel>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { FieldError } from '@/components/ui/form/field-error'
import { useActWords, useMessage } from '@/components/ui/form/message'
import { Panel } from '@/components/ui/form/panel'
import { JUDGEMENTS } from '@/lib/follow-ups/schema'
import type { Failure } from '@/lib/platform/result'
import { sendOutsideReport } from '@/lib/private-links/outside.actions'
import type { FormState } from '@/lib/private-links/outside-action'
import { MOST_LINKS } from '@/lib/private-links/rules'
import type { Typed } from '@/lib/private-links/typed'
import { fieldId, PlainField } from './form-parts'

const START: FormState = { failure: null, typed: {}, round: 0 }

/**
 * The report of an outside body: one form, sent whole, with scripts or without. `commandId` is new with each page, so that
 * what is sent twice is one report.
 */
export function ReportForm({ token, commandId }: { token: string; commandId: string }) {
  const t = useTranslations('privateLinks.page')
  const words = useActWords()
  const [{ failure, typed, round }, send, busy] = useActionState(sendOutsideReport, START)
  return (
    <form action={send} noValidate>
      {/* Made anew for each attempt: the browser empties a form that was sent, and takes what it begins with. */}
      <div key={round}>
        <Trouble failure={failure} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="commandId" value={commandId} />
        <Said failure={failure} typed={typed} />
        <Links failure={failure} typed={typed} />
      </div>
      <p className="mb-4 text-sm text-muted">{t('filesLater')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" busy={busy}>
          {t('submit')}
        </Button>
        <span role="status" className="text-muted">
          {busy ? words.saving : ''}
        </span>
      </div>
    </form>
  )
}

type Part = { failure: Failure | null; typed: Typed }

const LABELS = { senderName: 'sender', text: 'text', percent: 'percent', nextStep: 'nextStep', links: 'links' } as const

/** Everything but a message beside a field is said above the form. */
function Trouble({ failure }: { failure: Failure | null }) {
  const t = useTranslations('privateLinks.page')
  const act = useActWords()
  const words = useMessage()
  if (failure === null) return null
  if (failure.kind === 'invalid') {
    const items = Object.entries(failure.fields).flatMap(([path, [message]]) => {
      const known = Object.entries(LABELS).find(([name]) => name === path.split('.')[0])
      const id = known?.[0] === 'links' ? 'links-1' : known?.[0]
      return message ? [{ path, fieldId: id ? fieldId(id) : null, label: known ? t(known[1]) : '', message }] : []
    })
    return <ErrorSummary items={items} />
  }
  if (failure.kind === 'refused') return <Panel title={act.refused.title}>{words(failure.reason)}</Panel>
  return <Panel title={act.unavailable.title}>{act.unavailable.hint}</Panel>
}

const textOf = ({ typed }: Part, name: string): string => String(typed[name] ?? '')

function Said(part: Part) {
  const t = useTranslations('privateLinks.page')
  const judged = useTranslations('privateLinks.reported.judgement')
  const { failure } = part
  return (
    <>
      <PlainField name="senderName" label={t('sender')} hint={t('senderHint')} failure={failure}>
        {(control) => (
          <input {...control} defaultValue={textOf(part, 'senderName')} autoComplete="name" className="field-control" />
        )}
      </PlainField>
      <PlainField name="text" label={t('text')} failure={failure}>
        {(control) => (
          <textarea
            {...control}
            rows={6}
            defaultValue={textOf(part, 'text')}
            className="field-control field-sizing-content max-h-[70vh]"
            style={{ minHeight: '9.75rem' }}
          />
        )}
      </PlainField>
      <PlainField name="percent" label={t('percent')} hint={t('percentHint')} failure={failure} optional>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={textOf(part, 'percent')}
            className="field-control sm:w-48"
          />
        )}
      </PlainField>
      <PlainField name="judgement" label={t('judgement')} failure={failure} optional>
        {(control) => (
          <select {...control} defaultValue={textOf(part, 'judgement')} className="field-control sm:w-64">
            <option value="">{t('judgementNone')}</option>
            {JUDGEMENTS.map((value) => (
              <option key={value} value={value}>
                {judged(value)}
              </option>
            ))}
          </select>
        )}
      </PlainField>
      <PlainField name="nextStep" label={t('nextStep')} failure={failure} optional>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            defaultValue={textOf(part, 'nextStep')}
            className="field-control field-sizing-content max-h-[70vh]"
          />
        )}
      </PlainField>
    </>
  )
}

function Links({ failure, typed }: Part) {
  const t = useTranslations('privateLinks.page')
  const words = useMessage()
  const hint = `${fieldId('links')}-hint`
  const messages = failure?.kind === 'invalid' ? Object.entries(failure.fields) : []
  const [, problems = []] = messages.find(([path]) => path.split('.')[0] === 'links') ?? []
  const [problem] = problems
  const sent = Array.isArray(typed.links) ? typed.links : []
  return (
    <fieldset aria-describedby={hint} className={`mb-4 min-w-0 ${problem ? 'border-l-4 border-late pl-3' : ''}`}>
      <legend className="mb-1 font-semibold">{t('links')}</legend>
      <p id={hint} className="mb-1 text-sm text-muted">
        {t('linksHint')}
      </p>
      {problem ? <FieldError id={`${fieldId('links')}-error`}>{words(problem)}</FieldError> : null}
      {Array.from({ length: MOST_LINKS }, (_, index) => index + 1).map((number) => (
        <input
          key={number}
          id={fieldId(`links-${number}`)}
          type="url"
          name="links[]"
          aria-label={t('link', { number })}
          autoComplete="off"
          defaultValue={sent[number - 1] ?? ''}
          className="field-control mb-2"
          {...(problem ? { 'aria-invalid': true, 'aria-describedby': `${fieldId('links')}-error` } : {})}
        />
      ))}
    </fieldset>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { RadioField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea } from '@/components/ui/form/text-fields'
import { useKeys } from '@/components/ui/walk-keys'
import { decideReviewItem } from '@/lib/review-meetings/actions'
import { decideReviewItemSchema } from '@/lib/review-meetings/schema'
import type { Decided } from '@/lib/review-meetings/types'
import { asksReason, DECISIONS, type Decision, goesOn } from '@/lib/review-meetings/workflow'

type Props = {
  itemId: string
  /** That of `versionShown`. */
  version: number
  /** Those that can be taken now, in the order of their numbers. */
  open: readonly Decision[]
  decided: Decided | null
  hasDate: boolean
}

/** What the room decides on one follow-up: a number chooses, Ctrl and Enter record. */
export function DecisionForm({ itemId, version, open, decided, hasDate }: Props) {
  const t = useTranslations('reviewMeetings.room')
  return (
    <CommandForm
      schema={decideReviewItemSchema}
      action={decideReviewItem}
      defaultValues={{
        itemId,
        version,
        decision: decided?.decision ?? '',
        reason: decided?.reason ?? '',
        dueDate: decided?.dueDate ?? '',
        dueReason: decided?.dueReason ?? '',
        order: decided?.order ?? '',
      }}
      draftKey={`review-item-${itemId}`}
      submitLabel={t(decided ? 'change' : 'record')}
      done={t('recorded')}
    >
      <Fields open={open} hasDate={hasDate} />
    </CommandForm>
  )
}

function Fields({ open, hasDate }: Pick<Props, 'open' | 'hasDate'>) {
  const t = useTranslations('reviewMeetings.room')
  const place = useRef<HTMLDivElement>(null)
  const decision = useChosen()
  const dueDate = useWatch({ name: 'dueDate' }) as string
  useDecisionKeys(open, place)
  return (
    <div ref={place}>
      <RadioField
        name="decision"
        label={t('decision')}
        options={open.map((value) => ({
          value,
          label: `${DECISIONS.indexOf(value) + 1} · ${t(`choose.${value}`)}`,
          hint: t(`hint.${value}`),
        }))}
      />
      {decision && asksReason(decision) ? <TextArea name="reason" label={t('reason')} rows={2} /> : null}
      {decision && goesOn(decision) ? (
        <>
          <TextArea name="order" label={t('orderLabel')} hint={t('orderHint')} rows={2} optional />
          <DateField name="dueDate" label={t('newDateLabel')} optional />
          {dueDate && hasDate ? <TextArea name="dueReason" label={t('dateReason')} rows={2} /> : null}
        </>
      ) : null}
    </div>
  )
}

/** The decision that is chosen. What it does not take is emptied: it would be refused where nobody sees it. */
function useChosen(): Decision | null {
  const { setValue } = useFormContext()
  const decision = (useWatch({ name: 'decision' }) || null) as Decision | null
  useEffect(() => {
    if (decision === null) return
    if (!asksReason(decision)) setValue('reason', '')
    if (!goesOn(decision)) for (const name of ['dueDate', 'dueReason', 'order']) setValue(name, '')
  }, [decision, setValue])
  return decision
}

/** A number chooses, outside of fields; Ctrl (or ⌘) and Enter record, inside of them too. */
function useDecisionKeys(open: readonly Decision[], place: RefObject<HTMLDivElement | null>): void {
  const { setValue } = useFormContext()
  useKeys((key) => {
    const decision = DECISIONS[Number(key) - 1]
    if (!decision || !open.includes(decision)) return false
    setValue('decision', decision, { shouldDirty: true })
    // The reason is drawn with the choice.
    requestAnimationFrame(() => {
      const form = place.current?.closest('form')
      const next = asksReason(decision) ? 'textarea[name=reason]' : 'button[type=submit]'
      form?.querySelector<HTMLElement>(next)?.focus()
    })
    return true
  })
  useEffect(() => {
    const record = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      place.current?.closest('form')?.requestSubmit()
    }
    document.addEventListener('keydown', record)
    return () => document.removeEventListener('keydown', record)
  }, [place])
}

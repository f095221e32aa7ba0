'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldError } from '@/components/ui/form/field-error'
import { useMessage } from '@/components/ui/form/message'
import type { Failure } from '@/lib/platform/result'

// Fields of a form that needs no scripts: those of the form kit live in the browser.

type Control = { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type Props = {
  name: string
  label: string
  hint?: string
  optional?: boolean
  failure: Failure | null
  children: (control: Control) => ReactNode
}

/** The id of a field's control. */
export const fieldId = (name: string): string => `report-${name}`

/** Label, hint, what is wrong, then the control, as everywhere. */
export function PlainField({ name, label, hint, optional = false, failure, children }: Props) {
  const t = useTranslations('form')
  const words = useMessage()
  const id = fieldId(name)
  const [problem] = failure?.kind === 'invalid' ? (failure.fields[name] ?? []) : []
  const described = [hint && `${id}-hint`, optional && `${id}-optional`, problem && `${id}-error`].filter(Boolean)
  return (
    <div className={`mb-4 ${problem ? 'border-l-4 border-late pl-3' : ''}`}>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {optional ? (
          <span id={`${id}-optional`} className="text-sm text-muted">
            {t('optional')}
          </span>
        ) : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {problem ? <FieldError id={`${id}-error`}>{words(problem)}</FieldError> : null}
      {children({
        id,
        name,
        ...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {}),
        ...(problem ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  )
}

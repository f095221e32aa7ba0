'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { get, useFormContext, useFormState } from 'react-hook-form'
import { FieldError } from './field-error'
import { type FieldEntry, useEnrol, useKit } from './kit'
import { unpackMessage, useMessage } from './message'
import { flattenErrors } from './problems'

/** What every field of the kit takes. */
export type FieldProps = {
  name: string
  label: string
  hint?: ReactNode
  /** Says "optional" beside the label. Mark the optional fields, not the needed ones. */
  optional?: boolean
}

export type Wiring = {
  id: string
  error: string | null
  /** For the control itself. */
  control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
}

/** Ties a field to its form: ids, the message that stands beside it, its entry in the error summary. */
export function useField(props: FieldProps, more: Omit<FieldEntry, 'name' | 'label'> = {}): Wiring {
  const { name, label, hint, optional } = props
  const id = useKit().fieldId(name)
  useEnrol({ ...more, name, label })
  const error = useFieldError(name)
  const described = [hint && `${id}-hint`, optional && `${id}-optional`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    error,
    control: {
      id,
      ...(described ? { 'aria-describedby': described } : {}),
      ...(error ? { 'aria-invalid': true as const } : {}),
    },
  }
}

/** What a native control starts with, as text: without it the server's page would show an empty form. */
export function useStart(name: string): string {
  const { getValues } = useFormContext()
  const [start] = useState(() => String(getValues(name) ?? ''))
  return start
}

function useFieldError(name: string): string | null {
  const words = useMessage()
  const { errors } = useFormState({ name })
  const node: unknown = get(errors, name)
  if (typeof node !== 'object' || node === null) return null
  const own = (node as { message?: unknown }).message
  const message = typeof own === 'string' ? unpackMessage(own) : flattenErrors(node)[0]?.message
  return message ? words(message) : null
}

/** Label above, then hint, error and control, in the order of the public-service pattern. */
export function FieldFrame(props: FieldProps & { wiring: Wiring; labelProps?: object; children: ReactNode }) {
  const { label, wiring, labelProps, children } = props
  return (
    <div className={`mb-4 ${wiring.error ? 'border-l-4 border-late pl-3' : ''}`}>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={wiring.id} className="font-semibold" {...labelProps}>
          {label}
        </label>
        <OptionalMark {...props} />
      </div>
      <HintAndError {...props} />
      {children}
    </div>
  )
}

/** The same for several controls under one question. */
export function GroupFrame(props: FieldProps & { wiring: Wiring; children: ReactNode }) {
  const { label, wiring, children } = props
  return (
    <fieldset
      className={`mb-4 min-w-0 ${wiring.error ? 'border-l-4 border-late pl-3' : ''}`}
      {...(wiring.control['aria-describedby'] ? { 'aria-describedby': wiring.control['aria-describedby'] } : {})}
    >
      <legend className="mb-1">{label}</legend>
      <OptionalMark {...props} />
      <HintAndError {...props} />
      {children}
    </fieldset>
  )
}

// Outside of the label: the label's text stays the field's name, the mark is read as its description.
export function OptionalMark({ optional, wiring }: FieldProps & { wiring: Wiring }) {
  const t = useTranslations('form')
  if (!optional) return null
  return (
    <span id={`${wiring.id}-optional`} className="text-sm text-muted">
      {t('optional')}
    </span>
  )
}

export function HintAndError({ hint, wiring }: FieldProps & { wiring: Wiring }) {
  return (
    <>
      {hint ? (
        <p id={`${wiring.id}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {wiring.error ? <FieldError id={`${wiring.id}-error`}>{wiring.error}</FieldError> : null}
    </>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useController } from 'react-hook-form'
import { ComboboxBox } from './combobox-box'
import { type FieldProps, useField } from './field'
import { useKit } from './kit'
import {
  type Chosen,
  isChosen,
  type LookupSource,
  lookUp,
  parseChosen,
  settleText,
  textOf,
  toChoice,
  toId,
} from './lookup'

export type ComboboxProps = FieldProps & {
  source: LookupSource
  /** A typed name that is not in the directory becomes a new record. On by default. */
  create?: boolean
  /** `id` submits a plain id (`id()`, `optionalId()` in the schema) and creates nothing; else a `Choice`. */
  valueAs?: 'choice' | 'id'
  /** Instead of "… will be added to the directory". */
  createNote?: string
}

/**
 * One record of the directory, by typing. The form's value is `{ id, label }`, `{ name }` or null; typing a
 * label in full and going on picks that record, any other text is a new one.
 */
export function Combobox(props: ComboboxProps) {
  const { name, source, valueAs = 'choice', createNote } = props
  const create = valueAs === 'choice' && (props.create ?? true)
  const t = useTranslations('form.combobox')
  const wiring = useField(props, {
    show: (raw) => textOf(parseChosen(raw) ?? { name: '' }),
    parse: parseChosen,
    toInput: (value) => (isChosen(value) ? (valueAs === 'id' ? toId(value) : toChoice(value)) : null),
  })
  const { value, text, type, choose, settle, settled } = useTypedChoice({ name, source, create })
  const isNew = settled && isChosen(value) && 'name' in value
  return (
    <ComboboxBox
      {...props}
      wiring={wiring}
      create={create}
      text={text}
      // Beside a chosen record the list offers all others, not that one again.
      opensWith={isChosen(value) && 'id' in value ? '' : text}
      onType={type}
      onChoose={({ id, label }) => choose({ id, label })}
      onLeave={settle}
      below={
        isNew ? <p className="mt-1 text-sm text-muted">{createNote ?? t('willBeAdded', { name: value.name })}</p> : null
      }
    />
  )
}

/** The text in the box and the value it stands for; a typed text is settled against the directory later. */
function useTypedChoice({ name, source, create }: { name: string; source: LookupSource; create: boolean }) {
  const kit = useKit()
  const { field } = useController({ name })
  const value: unknown = field.value
  const [text, setText] = useState(() => (isChosen(value) ? textOf(value) : ''))
  const [settled, setSettled] = useState(false)
  const own = useRef<unknown>(value)
  const current = useRef(text)
  current.current = text

  const set = (next: Chosen | null, isSettled: boolean) => {
    own.current = next
    setSettled(isSettled)
    field.onChange(next)
  }
  // A value from outside: a restored draft, the other text of a conflict, a reset.
  useEffect(() => {
    // react-hook-form hands out copies, so by content.
    if (JSON.stringify(own.current) === JSON.stringify(value)) return
    own.current = value
    setText(isChosen(value) ? textOf(value) : '')
    setSettled(false)
  }, [value])

  const type = (typed: string) => {
    setText(typed)
    set(typed.trim() === '' ? null : create ? { name: typed } : { id: '', label: typed }, false)
  }
  const choose = (chosen: Chosen) => {
    setText(textOf(chosen))
    set(chosen, true)
  }
  const settle = async () => {
    const typed = current.current
    const open = isChosen(own.current) && ('name' in own.current || own.current.id === '')
    if (!open || typed.trim() === '') return
    const options = await lookUp(source, typed)
    if (current.current !== typed) return
    const next = settleText(typed, options, create)
    // What it stands for already is no change: that would take away what was said to be wrong with it.
    if (JSON.stringify(next) === JSON.stringify(own.current)) setSettled(true)
    else set(next, true)
  }
  const latest = useRef(settle)
  latest.current = settle
  useEffect(() => kit.beforeSubmit(() => latest.current()), [kit])
  return { value, text, type, choose, settle, settled }
}

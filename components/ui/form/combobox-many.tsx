'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useController } from 'react-hook-form'
import { Icon } from '../icon'
import type { ComboboxProps } from './combobox'
import { ComboboxBox } from './combobox-box'
import { useField } from './field'
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

const chosenOf = (value: unknown): Chosen[] => (Array.isArray(value) ? value.filter(isChosen) : [])
const sameAs = (a: Chosen) => (b: Chosen) =>
  'id' in a && 'id' in b ? a.id === b.id && a.label === b.label : textOf(a) === textOf(b)

/** A conflict's text as choices: JSON, else names parted by semicolons. */
export function parseMany(raw: string): Chosen[] {
  try {
    const value: unknown = JSON.parse(raw)
    if (Array.isArray(value)) return chosenOf(value)
  } catch {
    // Not JSON: names.
  }
  return raw.split(';').flatMap((part) => parseChosen(part.trim()) ?? [])
}

/** Any number of records of the directory. The form's value is an array of what `Combobox` holds. */
export function ComboboxMany(props: ComboboxProps) {
  const { name, source, valueAs = 'choice' } = props
  const create = valueAs === 'choice' && (props.create ?? true)
  const wiring = useField(props, {
    show: (raw) => parseMany(raw).map(textOf).join('; '),
    parse: parseMany,
    toInput: (value) => chosenOf(value).map((one) => (valueAs === 'id' ? toId(one) : toChoice(one))),
  })
  const { chosen, text, setText, add, remove, commit } = useManyChoices({ name, source, create })
  const onKeyDown = (event: KeyboardEvent, highlighted: boolean) => {
    if (event.key === 'Enter' && text.trim() !== '' && !highlighted) {
      event.preventDefault()
      void commit().catch(() => {})
    }
    const last = chosen.at(-1)
    if (event.key === 'Backspace' && text === '' && last) remove(last)
  }
  return (
    <ComboboxBox
      {...props}
      wiring={wiring}
      create={create}
      text={text}
      opensWith={text}
      hides={({ id }) => chosen.some((one) => 'id' in one && one.id === id)}
      onType={setText}
      onChoose={({ id, label }) => add({ id, label })}
      onLeave={commit}
      onKeyDown={onKeyDown}
      above={<Chips chosen={chosen} remove={remove} create={create} />}
    />
  )
}

function Chips({
  chosen,
  remove,
  create,
}: {
  chosen: readonly Chosen[]
  remove: (one: Chosen) => void
  create: boolean
}) {
  const t = useTranslations('form.combobox')
  if (chosen.length === 0) return null
  return (
    <ul aria-label={t('selected')} className="mb-1.5 flex flex-wrap gap-1.5">
      {chosen.map((one) => (
        <li
          key={`${'id' in one ? one.id : ''} ${textOf(one)}`}
          className="inline-flex max-w-full items-center gap-1 rounded-sm bg-neutral-soft pl-2 text-neutral"
        >
          <span className="min-w-0">{textOf(one)}</span>
          {create && 'name' in one ? <span className="text-sm italic">({t('new')})</span> : null}
          <button
            type="button"
            aria-label={t('remove', { name: textOf(one) })}
            onClick={() => remove(one)}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-sm hover:bg-line sm:size-7"
          >
            <Icon name="x" size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function useManyChoices({ name, source, create }: { name: string; source: LookupSource; create: boolean }) {
  const kit = useKit()
  const { field } = useController({ name })
  const [text, setText] = useState('')
  const current = useRef({ text, chosen: chosenOf(field.value) })
  current.current = { text, chosen: chosenOf(field.value) }

  const put = (next: readonly Chosen[]) => {
    current.current = { ...current.current, chosen: [...next] }
    field.onChange([...next])
  }
  const clearText = () => {
    current.current = { ...current.current, text: '' }
    setText('')
  }
  const add = (one: Chosen) => {
    clearText()
    if (!current.current.chosen.some(sameAs(one))) put([...current.current.chosen, one])
  }
  const remove = (one: Chosen) => put(current.current.chosen.filter((other) => !sameAs(one)(other)))
  /** Takes what is typed as one more, and looks up every name that has not been looked up yet. */
  const commit = async () => {
    const typed = current.current.text.trim()
    if (typed !== '') add(create ? { name: typed } : { id: '', label: typed })
    const open = current.current.chosen.filter((one) => 'name' in one || one.id === '')
    const settled = await Promise.all(
      open.map(async (one) => settleText(textOf(one), await lookUp(source, textOf(one)), create)),
    )
    const next = current.current.chosen.map((one) => settled[open.indexOf(one)] ?? one)
    if (open.length > 0) put(next.filter((one, index) => next.findIndex(sameAs(one)) === index))
  }
  const latest = useRef(commit)
  latest.current = commit
  useEffect(() => kit.beforeSubmit(() => latest.current()), [kit])
  return { chosen: chosenOf(field.value), text, setText, add, remove, commit }
}

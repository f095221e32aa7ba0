'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import type { OutcomeView } from '@/lib/outcomes/types'
import { newId } from '@/lib/platform/id'
import { Chips } from './chips'
import type { Write } from './road-data'
import { useKept, useKeptFields } from './use-kept'

type Fields = { text: string; type: OutcomeView['type'] | ''; owedBy: OutcomeView['owedBy'] | '' }
type Complete = { text: string; type: OutcomeView['type']; owedBy: OutcomeView['owedBy'] }

const complete = ({ text, type, owedBy }: Fields): Complete | null => {
  const line = text.trim()
  return line && type && owedBy ? { text: line, type, owedBy } : null
}

/** One short line, what kind it is and who owes it. Kind and owner stay as they were for the next line. */
export function AddOutcome({ readoutId, write }: { readoutId: string; write: Write }) {
  const t = useTranslations('road.outcomes')
  const [text, setText] = useKept(`outcome-${readoutId}`)
  const [kind, setKind] = useState<Omit<Fields, 'text'>>({ type: '', owedBy: '' })
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const add = (field: HTMLElement | null) => {
    const outcome = complete({ ...kind, text })
    setTried(outcome === null)
    if (!outcome) return field?.focus()
    const id = newId()
    void write('addOutcome', { id, readoutId, ...outcome }).then((kept) => {
      if (kept) return setSaid(t('added'))
      setText(text)
      setSaid(t('notKept'))
    })
    setText('')
    field?.focus()
  }
  return (
    <OutcomeFields
      fields={{ ...kind, text }}
      tried={tried}
      change={({ text: line, ...more }) => {
        setText(line)
        setKind(more)
        setSaid('')
      }}
      submit={{ label: t('add'), press: add }}
      said={said}
    />
  )
}

type EditProps = { outcome: OutcomeView; write: Write; close: () => void }

export function EditOutcome({ outcome, write, close }: EditProps) {
  const t = useTranslations('road.outcomes')
  const { id, version, text, type, owedBy } = outcome
  const [fields, setFields, forget] = useKeptFields<Fields>(`outcome-edit-${id}`, { text, type, owedBy })
  const [tried, setTried] = useState(false)
  const leave = () => {
    forget()
    close()
  }
  const [saving, setSaving] = useState(false)
  const save = async (field: HTMLElement | null) => {
    const now = complete(fields)
    setTried(now === null)
    if (!now) return field?.focus()
    const same = now.text === text && now.type === type && now.owedBy === owedBy
    if (saving) return
    setSaving(true)
    const kept = same || (await write('editOutcome', { outcomeId: id, version, base: { text, type, owedBy }, ...now }))
    setSaving(false)
    if (kept) leave()
  }
  return (
    <div className="mt-2">
      <OutcomeFields
        fields={fields}
        tried={tried}
        change={setFields}
        submit={{ label: t('save'), press: (field) => void save(field) }}
        focus
      />
      <button type="button" className="btn btn-quiet mt-2" onClick={leave}>
        {t('leave')}
      </button>
    </div>
  )
}

type FieldsProps = {
  fields: Fields
  /** It was pressed while something was missing. */
  tried: boolean
  change: (fields: Fields) => void
  submit: { label: string; press: (field: HTMLElement | null) => void }
  said?: string
  focus?: boolean
}

function OutcomeFields({ fields, tried, change, submit, said, focus = false }: FieldsProps) {
  const t = useTranslations('road.outcomes')
  const types = useTranslations('outcomes.type')
  const owed = useTranslations('outcomes.owedBy')
  const id = useId()
  const line = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focus) line.current?.focus()
  }, [focus])
  const missing = tried && fields.text.trim() === ''
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-semibold">
        {t('line')}
      </label>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {t('lineHint')}
      </p>
      {missing ? (
        <p id={`${id}-error`} className="font-semibold text-late">
          {t('lineMissing')}
        </p>
      ) : null}
      <textarea
        ref={line}
        id={id}
        rows={2}
        value={fields.text}
        onChange={(event) => change({ ...fields, text: event.target.value })}
        aria-describedby={missing ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={missing || undefined}
        autoCapitalize="sentences"
        spellCheck
        maxLength={5_000}
        className="field-control mt-1"
      />
      <Chips
        legend={t('type')}
        name={`${id}-type`}
        options={OUTCOME_TYPES.map((value) => ({ value, label: types(value) }))}
        value={fields.type}
        onChange={(type) => change({ ...fields, type })}
        error={tried && fields.type === '' ? t('typeMissing') : null}
      />
      <Chips
        legend={t('owedBy')}
        name={`${id}-owed`}
        options={OWED_BY.map((value) => ({ value, label: owed(value) }))}
        value={fields.owedBy}
        onChange={(owedBy) => change({ ...fields, owedBy })}
        error={tried && fields.owedBy === '' ? t('owedMissing') : null}
      />
      <button type="button" className="btn btn-primary mt-3 w-full" onClick={() => submit.press(line.current)}>
        {submit.label}
      </button>
      {said === undefined ? null : (
        <p role="status" className="mt-1 text-sm text-muted">
          {said}
        </p>
      )}
    </div>
  )
}

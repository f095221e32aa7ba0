'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import type { OutcomeView } from '@/lib/outcomes/types'
import { newId } from '@/lib/platform/id'
import type { VisitPack } from '@/lib/sync/types'
import { chosen, OrganisationField, organisationChoice } from './organisation-field'
import type { Write } from './road-data'
import { useKeptFields } from './use-kept'

type Props = {
  pack: VisitPack
  outcome: OutcomeView
  /** Of the meeting; nothing is due before it. */
  date: string | null
  write: Write
  close: () => void
}

const LONGEST_TITLE = 300

/** Work that makes an outcome real. Its title is that of the outcome until somebody words it better. */
export function FollowUpForm({ pack, outcome, date, write, close }: Props) {
  const t = useTranslations('road.followUp')
  const words = useTranslations('road')
  const id = useId()
  const title = useRef<HTMLTextAreaElement>(null)
  const [fields, setFields, forget] = useKeptFields(`follow-up-${outcome.id}`, {
    title: outcome.text.slice(0, LONGEST_TITLE),
    organisation: '',
    officer: '',
    dueDate: '',
  })
  const [tried, setTried] = useState(false)
  useEffect(() => title.current?.focus(), [])
  const missing = tried && fields.title.trim() === ''
  const early = fields.dueDate !== '' && date !== null && fields.dueDate < date
  const leave = () => {
    forget()
    close()
  }
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setTried(true)
    if (fields.title.trim() === '') return title.current?.focus()
    if (early) return document.getElementById(`${id}-due`)?.focus()
    if (saving) return
    setSaving(true)
    const kept = await write('createFollowUp', {
      id: newId(),
      outcomeId: outcome.id,
      title: fields.title.trim(),
      leadOrganisation: organisationChoice(pack, fields.organisation),
      officer: chosen(pack.officers, fields.officer),
      nextStep: null,
      dueDate: fields.dueDate || null,
    })
    setSaving(false)
    if (kept) leave()
  }
  return (
    <fieldset className="mt-2 rounded border border-line p-3">
      <legend className="px-1 font-semibold">{t('legend')}</legend>
      <label htmlFor={`${id}-title`} className="block font-semibold">
        {t('title')}
      </label>
      {missing ? <p className="font-semibold text-late">{t('titleMissing')}</p> : null}
      <textarea
        ref={title}
        id={`${id}-title`}
        rows={2}
        maxLength={LONGEST_TITLE}
        value={fields.title}
        onChange={(event) => setFields({ ...fields, title: event.target.value })}
        autoCapitalize="sentences"
        spellCheck
        aria-invalid={missing || undefined}
        className="field-control mt-1"
      />
      <OrganisationField
        pack={pack}
        label={t('lead')}
        value={fields.organisation}
        onChange={(organisation) => setFields({ ...fields, organisation })}
      />
      <label htmlFor={`${id}-officer`} className="mt-3 block font-semibold">
        {t('officer')} <span className="font-normal text-muted">{words('optional')}</span>
      </label>
      <input
        id={`${id}-officer`}
        list={`${id}-officers`}
        value={fields.officer}
        onChange={(event) => setFields({ ...fields, officer: event.target.value })}
        autoCapitalize="words"
        autoComplete="off"
        maxLength={300}
        className="field-control mt-1 min-h-11"
      />
      <datalist id={`${id}-officers`}>
        {pack.officers.map((one) => (
          <option key={one.id} value={one.name} />
        ))}
      </datalist>
      <label htmlFor={`${id}-due`} className="mt-3 block font-semibold">
        {t('due')} <span className="font-normal text-muted">{words('optional')}</span>
      </label>
      {tried && early ? (
        <p id={`${id}-early`} className="font-semibold text-late">
          {t('dueTooEarly')}
        </p>
      ) : null}
      <input
        id={`${id}-due`}
        type="date"
        aria-describedby={tried && early ? `${id}-early` : undefined}
        aria-invalid={(tried && early) || undefined}
        {...(date ? { min: date } : {})}
        value={fields.dueDate}
        onChange={(event) => setFields({ ...fields, dueDate: event.target.value })}
        className="field-control mt-1 min-h-11"
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className="btn btn-primary grow" onClick={() => void save()}>
          {t('add')}
        </button>
        <button type="button" className="btn btn-quiet" onClick={leave}>
          {t('leave')}
        </button>
      </div>
    </fieldset>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { PackReadout, VisitPack } from '@/lib/sync/types'
import { OrganisationField, organisationChoice } from './organisation-field'
import type { Write } from './road-data'
import { useKept } from './use-kept'

type Props = { pack: VisitPack; readout: PackReadout; side: 'ours' | 'host'; write: Write }
type As = 'person' | 'post' | 'group'

/**
 * Somebody who is not in the directory: the name or the post is written, and the key says which it is. A host's post
 * is enough; of ours a name is needed, or a group.
 */
export function AddSomebody({ pack, readout, side, write }: Props) {
  const t = useTranslations('road.who')
  const id = useId()
  const [text, setText] = useKept(`somebody-${readout.id}-${side}`)
  const [organisation, setOrganisation] = useKept(`somebody-of-${readout.id}-${side}`)
  const [empty, setEmpty] = useState(false)
  const [added, setAdded] = useState('')
  const add = (as: As) => {
    const name = text.trim()
    setEmpty(name === '')
    if (name === '') return document.getElementById(`${id}-name`)?.focus()
    const who = { person: as === 'person' ? { name } : null, title: as === 'post' ? name : '' }
    const group = as === 'group' ? name : ''
    const of = { organisation: organisationChoice(pack, organisation), whom: null }
    void write('addAttendee', { readoutId: readout.id, side, ...who, group, ...of }).then((kept) => {
      if (kept) return setAdded(t('addedNow', { name }))
      setText(text)
      setOrganisation(organisation)
      setAdded('')
    })
    setText('')
    setOrganisation('')
  }
  const keys = side === 'host' ? (['person', 'post', 'group'] as const) : (['person', 'group'] as const)
  return (
    <div className="mt-3">
      <label htmlFor={`${id}-name`} className="block font-semibold">
        {t('somebodyElse')}
      </label>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {t(side === 'host' ? 'somebodyHintHost' : 'somebodyHint')}
      </p>
      {empty ? (
        <p id={`${id}-error`} className="font-semibold text-late">
          {t('somebodyEmpty')}
        </p>
      ) : null}
      <input
        id={`${id}-name`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-describedby={empty ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={empty || undefined}
        autoCapitalize="words"
        autoComplete="off"
        maxLength={300}
        className="field-control mt-1 min-h-11"
      />
      {text.trim() === '' ? null : (
        <OrganisationField pack={pack} label={t('organisation')} value={organisation} onChange={setOrganisation} />
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {keys.map((as) => (
          <button key={as} type="button" className="btn btn-plain" onClick={() => add(as)}>
            {t(`add.${as}`)}
          </button>
        ))}
      </div>
      <p role="status" className="mt-1 text-sm text-muted">
        {added}
      </p>
    </div>
  )
}

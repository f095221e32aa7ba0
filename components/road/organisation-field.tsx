'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { VisitPack } from '@/lib/sync/types'

type Props = { pack: VisitPack; label: string; value: string; onChange: (value: string) => void }

/** An organisation by its name: those of the visit are offered, another one is written. Optional. */
export function OrganisationField({ pack, label, value, onChange }: Props) {
  const t = useTranslations('road')
  const id = useId()
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-semibold">
        {label} <span className="font-normal text-muted">{t('optional')}</span>
      </label>
      <input
        id={id}
        list={`${id}-known`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        maxLength={300}
        className="field-control mt-1 min-h-11"
      />
      <datalist id={`${id}-known`}>
        {pack.organisations.map((one) => (
          <option key={one.id} value={one.name} />
        ))}
      </datalist>
    </div>
  )
}

/** What was written, as a command takes it: one of the visit by its id, another by its name. */
export function organisationChoice(pack: VisitPack, text: string): { id: string } | { name: string } | null {
  return chosen(pack.organisations, text)
}

/** One of these by its name in any case, else a new one of that name. */
export function chosen(
  list: readonly { id: string; name: string }[],
  text: string,
): { id: string } | { name: string } | null {
  const name = text.trim()
  if (name === '') return null
  const known = list.find((one) => one.name.toLowerCase() === name.toLowerCase())
  return known ? { id: known.id } : { name }
}

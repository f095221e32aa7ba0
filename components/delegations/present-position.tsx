'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { type Chosen, isChosen, lookUp, settleText } from '@/components/ui/form/lookup'

type Position = { title: string; organisation: string | null }
type Suggested = { id: string; position?: Position | null }

/**
 * Once a person is chosen, fills title and organisation from the position they hold now, where the form is still
 * empty. It is a copy: the visit keeps it when the person is promoted. What somebody typed stays.
 */
export function PresentPosition() {
  const t = useTranslations('delegations.form')
  const { getValues, setValue } = useFormContext()
  const person: unknown = useWatch({ name: 'person' })
  const personId = isChosen(person) && 'id' in person ? person.id : ''
  const label = isChosen(person) && 'id' in person ? person.label : ''
  const filled = useRef<{ title: string; organisation: Chosen | null }>({ title: '', organisation: null })
  // Who stood in the form when it opened was filled in before.
  const seen = useRef(personId)
  const [taken, setTaken] = useState<Position | null>(null)
  useEffect(() => {
    if (seen.current === personId) return
    seen.current = personId
    let current = true
    const fill = async () => {
      const position = personId === '' ? null : await presentPosition(personId, label)
      const organisation = position?.organisation ? await organisationNamed(position.organisation) : null
      if (!current) return
      const title = position?.title ?? ''
      const ours = filled.current
      filled.current = { title, organisation }
      if (getValues('title') === ours.title) setValue('title', title, { shouldDirty: true })
      if (sameChoice(getValues('organisation'), ours.organisation)) {
        setValue('organisation', organisation, { shouldDirty: true })
      }
      setTaken(position)
    }
    // Only a convenience: without an answer the fields stay as they are.
    void fill().catch(() => {})
    return () => {
      current = false
    }
  }, [personId, label, getValues, setValue])
  return (
    <p role="status" className={taken ? '-mt-2 mb-4 text-sm text-muted' : ''}>
      {taken ? t('presentPosition', { position: [taken.title, taken.organisation].filter(Boolean).join(', ') }) : null}
    </p>
  )
}

async function presentPosition(personId: string, label: string): Promise<Position | null> {
  const people: readonly Suggested[] = await lookUp('/api/lookup/people', label)
  return people.find(({ id }) => id === personId)?.position ?? null
}

/** The one organisation of that name; none when the name is not clear. */
async function organisationNamed(name: string): Promise<Chosen | null> {
  const chosen = settleText(name, await lookUp('/api/lookup/organisations', name), false)
  return 'id' in chosen && chosen.id !== '' ? chosen : null
}

const sameChoice = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

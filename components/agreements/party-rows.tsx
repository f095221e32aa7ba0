'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { useKit } from '@/components/ui/form/kit'
import { FieldGroup, FieldRow } from '@/components/ui/form/layout'
import { isChosen, textOf } from '@/components/ui/form/lookup'
import { TextField } from '@/components/ui/form/text-fields'
import { SIDES } from '@/lib/readouts/schema'
import { emptyParty } from './agreement-values'

/** Parties of each side with who signs for them: a person, or a title or post alone. A row left empty is not kept. */
export function PartyRows() {
  const t = useTranslations('agreements')
  const { fields, append, remove } = useFieldArray({ name: 'parties' })
  useConflictTexts(t('form.partiesGroup'))
  const sides = SIDES.map((value) => ({ value, label: t(`side.${value}`) }))
  return (
    <FieldGroup title={t('form.partiesGroup')}>
      {fields.map((field, index) => {
        const number = index + 1
        const party = t('form.party', { number })
        return (
          <div key={field.id} className="mb-4 rounded border border-line bg-surface px-4 pt-3">
            <FieldRow>
              <SelectField
                name={`parties.${index}.side`}
                label={t('form.side', { number })}
                options={sides}
                empty={false}
              />
              <Combobox
                name={`parties.${index}.organisation`}
                label={party}
                source="/api/lookup/organisations"
                optional
              />
            </FieldRow>
            <FieldRow>
              <Combobox
                name={`parties.${index}.signatory`}
                label={t('form.signatory', { number })}
                source="/api/lookup/people"
                optional
              />
              <TextField
                name={`parties.${index}.signatoryTitle`}
                label={t('form.signatoryTitle', { number })}
                optional
                short
              />
            </FieldRow>
            <div className="mb-2 text-right">
              <Button tone="quiet" onClick={() => remove(index)}>
                {t('form.remove', { what: party })}
              </Button>
            </div>
          </div>
        )
      })}
      <Button onClick={() => append(emptyParty('host'))}>{t('form.addParty')}</Button>
    </FieldGroup>
  )
}

/** The rows as one field of a conflict: both lists are shown as names, and either can be taken whole. */
function useConflictTexts(label: string): void {
  const kit = useKit()
  useEffect(
    () =>
      kit.enrol({
        name: 'parties',
        label,
        show: (raw) => rowsOf(raw).map(inWords).join('; '),
        parse: rowsOf,
      }),
    [kit, label],
  )
}

type Row = { organisation?: unknown; signatory?: unknown; signatoryTitle?: unknown }

function rowsOf(raw: string): Row[] {
  try {
    const rows: unknown = JSON.parse(raw)
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}

function inWords({ organisation, signatory, signatoryTitle }: Row): string {
  const signs = [isChosen(signatory) ? textOf(signatory) : '', String(signatoryTitle ?? '')].filter(Boolean).join(', ')
  const name = isChosen(organisation) ? textOf(organisation) : ''
  return signs ? `${name} (${signs})` : name
}

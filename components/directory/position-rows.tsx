'use client'

import { useTranslations } from 'next-intl'
import { useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/form/combobox'
import { useEnrol, useKit } from '@/components/ui/form/kit'
import { FieldGroup, FieldRow } from '@/components/ui/form/layout'
import { toChoice } from '@/components/ui/form/lookup'
import { DateField, TextField } from '@/components/ui/form/text-fields'
import { EMPTY_POSITION, type PositionValue, positionsText } from '@/lib/directory/form-values'
import { listEntry } from './list-entry'

const toRow = (row: PositionValue) => ({ ...row, organisation: row.organisation && toChoice(row.organisation) })

/** What a person was where, and when. A row left empty is not kept. */
export function PositionRows() {
  const t = useTranslations('directory.form')
  const { fields, append, remove } = useFieldArray({ name: 'positions' })
  useEnrol({ name: 'positions', label: t('positions'), ...listEntry<PositionValue>(positionsText, toRow) })
  const id = useKit().fieldId('positions')
  return (
    <FieldGroup title={t('positions')} note={t('positionsNote')}>
      <div id={id} tabIndex={-1}>
        {fields.map((field, index) => {
          const number = { number: index + 1 }
          return (
            <div key={field.id} className="mb-4 rounded border border-line bg-surface px-4 pt-3">
              <Combobox
                name={`positions.${index}.organisation`}
                label={t('organisation', number)}
                source="/api/lookup/organisations"
              />
              <TextField name={`positions.${index}.title`} label={t('title', number)} />
              <FieldRow>
                <DateField name={`positions.${index}.fromDate`} label={t('from', number)} optional />
                <DateField name={`positions.${index}.untilDate`} label={t('until', number)} optional />
              </FieldRow>
              <div className="mb-2 text-right">
                <Button tone="quiet" onClick={() => remove(index)}>
                  {t('remove', { what: t('position', number) })}
                </Button>
              </div>
            </div>
          )
        })}
      </div>
      <Button onClick={() => append({ ...EMPTY_POSITION })}>{t('addPosition')}</Button>
    </FieldGroup>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useFieldArray, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { type Option, SelectField } from '@/components/ui/form/choice-fields'
import { useEnrol, useKit } from '@/components/ui/form/kit'
import { FieldGroup, FieldRow } from '@/components/ui/form/layout'
import { TextField } from '@/components/ui/form/text-fields'
import { EMPTY_NAME, type NameValue, namesText } from '@/lib/directory/form-values'
import { NAME_KINDS } from '@/lib/directory/values'
import { listEntry, rowsOf } from './list-entry'

/** The names of one record, the main one first. A row left empty is not kept. */
export function NameRows({ languages }: { languages: readonly Option[] }) {
  const t = useTranslations('directory.form')
  const { fields, append, remove, move } = useFieldArray({ name: 'names' })
  const typed = rowsOf<NameValue>(useWatch({ name: 'names' }))
  useEnrol({ name: 'names', label: t('names'), ...listEntry<NameValue>(namesText, (row) => ({ ...row })) })
  const id = useKit().fieldId('names')
  return (
    <FieldGroup title={t('names')} note={t('namesNote')}>
      <div id={id} tabIndex={-1}>
        {fields.map((field, index) => (
          <div key={field.id} className="mb-4 rounded border border-line bg-surface px-4 pt-3">
            <NameFields index={index} languages={languages} />
            {index > 0 ? (
              <div className="mb-2 flex flex-wrap justify-end gap-2">
                <Button tone="quiet" onClick={() => move(index, 0)}>
                  {typed[index]?.text
                    ? t('makeMain', { name: typed[index].text })
                    : t('makeMainEmpty', { number: index })}
                </Button>
                <Button tone="quiet" onClick={() => remove(index)}>
                  {t('remove', { what: t('otherName', { number: index }) })}
                </Button>
              </div>
            ) : null}
          </div>
        ))}
      </div>
      <Button onClick={() => append({ ...EMPTY_NAME, kind: 'translation' })}>{t('addName')}</Button>
    </FieldGroup>
  )
}

function NameFields({ index, languages }: { index: number; languages: readonly Option[] }) {
  const t = useTranslations('directory')
  const main = index === 0
  const number = { number: index }
  const kinds = NAME_KINDS.map((value) => ({ value, label: t(`nameKind.${value}`) }))
  return (
    <>
      <TextField
        name={`names.${index}.text`}
        label={main ? t('form.mainName') : t('form.otherName', number)}
        {...(main ? { hint: t('form.mainNameHint') } : { optional: true })}
      />
      <FieldRow>
        <SelectField
          name={`names.${index}.languageTag`}
          label={main ? t('form.mainLanguage') : t('form.otherLanguage', number)}
          options={[{ value: 'und', label: t('form.languageUnknown') }, ...languages]}
          empty={false}
        />
        <SelectField
          name={`names.${index}.kind`}
          label={main ? t('form.mainKind') : t('form.otherKind', number)}
          options={kinds}
          empty={false}
        />
      </FieldRow>
    </>
  )
}

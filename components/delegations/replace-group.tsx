'use client'

import { useTranslations } from 'next-intl'
import { useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextField } from '@/components/ui/form/text-fields'
import { replaceHostGroup, replaceMemberGroup } from '@/lib/delegations/actions'
import { MAX_REPLACING, replaceHostGroupSchema, replaceMemberGroupSchema } from '@/lib/delegations/schema'
import type { ReplacedGroup, Side } from './party-buttons'

const EMPTY = { person: null, title: '' }

/** "Replace by persons": named members or contacts take the place of a group. */
export function ReplaceGroupForm({ side, group }: ReplacedGroup) {
  const t = useTranslations('delegations.form')
  const shared = {
    defaultValues: { id: group.id, version: group.version, people: [EMPTY] },
    draftKey: `replace-${group.id}`,
    submitLabel: t('replace'),
    done: t('replaced', { name: group.name }),
  }
  const body = (
    <>
      <p className="mb-4 text-muted">{t(`replaceHint.${side}`, { name: group.name })}</p>
      <PeopleRows side={side} />
    </>
  )
  return side === 'ours' ? (
    <CommandForm schema={replaceMemberGroupSchema} action={replaceMemberGroup} {...shared}>
      {body}
    </CommandForm>
  ) : (
    <CommandForm schema={replaceHostGroupSchema} action={replaceHostGroup} {...shared}>
      {body}
    </CommandForm>
  )
}

function PeopleRows({ side }: { side: Side }) {
  const t = useTranslations('delegations.form')
  const { fields, append, remove } = useFieldArray({ name: 'people' })
  return (
    <div className="mb-6">
      {fields.map((field, index) => {
        const number = index + 1
        return (
          <fieldset key={field.id} className="mb-4 rounded border border-line px-4 pt-3">
            <legend className="px-1 font-semibold">{t('person', { number })}</legend>
            <Combobox
              name={`people.${index}.person`}
              label={t('personName', { number })}
              {...(side === 'host' ? { hint: t('contactNameHint') } : {})}
              source="/api/lookup/people"
            />
            <TextField name={`people.${index}.title`} label={t('personTitle', { number })} optional={side === 'ours'} />
            {fields.length > 1 ? (
              <div className="mb-2 text-right">
                <Button tone="quiet" onClick={() => remove(index)}>
                  {t('personRemove', { number })}
                </Button>
              </div>
            ) : null}
          </fieldset>
        )
      })}
      {fields.length < MAX_REPLACING ? <Button onClick={() => append(EMPTY)}>{t('personAdd')}</Button> : null}
    </div>
  )
}

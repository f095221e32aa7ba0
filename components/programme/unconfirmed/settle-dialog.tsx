'use client'

import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { CheckboxField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { markToBeConfirmed, settleField } from '@/lib/programme/actions'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { SETTLED_BY } from '@/lib/programme/unconfirmed/confirmable'
import { markToBeConfirmedSchema, settleFieldSchema } from '@/lib/programme/unconfirmed/settle-schema'
import type { ConfirmableField } from '@/lib/programme/values'
import { formatDate } from '@/lib/time/format'
import { itemFormValues } from '../item/item-form-values'
import { AsItIs } from './as-it-is'
import type { SettleData } from './settle-data'
import { SettleFields } from './settle-fields'
import type { SettleMode } from './settle-host'

export type SettleDialogProps = { data: SettleData; field: ConfirmableField; mode: SettleMode }

/** What stands in the dialog of one field: the form to set it, or the one that notes whom was asked. */
export function SettleDialog({ data, field, mode }: SettleDialogProps) {
  return (
    <NextIntlClientProvider {...data.intl}>
      {mode === 'ask' ? <AskForm data={data} field={field} /> : <SettleForm data={data} field={field} />}
    </NextIntlClientProvider>
  )
}

type FormProps = { data: SettleData; field: ConfirmableField }

const noteOf = (item: ProgrammeItemView, field: ConfirmableField) => item.toBeConfirmed.find((n) => n.field === field)

function SettleForm({ data: { item, options }, field }: FormProps) {
  const t = useTranslations('programme.confirm.dialog')
  const note = noteOf(item, field)
  const values = itemFormValues(item, options)
  const own = Object.fromEntries(SETTLED_BY[field].map((name) => [name, values[name]]))
  return (
    <>
      <p className="mb-3 text-muted">{item.title}</p>
      <Asked note={note} />
      <CommandForm
        schema={settleFieldSchema}
        action={settleField}
        // The type tells the fields which of them this kind of item has.
        defaultValues={{ ...own, type: item.type, itemId: item.id, version: item.version, field, keepOpen: false }}
        submitLabel={t('save')}
        done={t('saved')}
      >
        <SettleFields field={field} item={item} options={options} />
        {note ? <CheckboxField name="keepOpen" label={t('keepOpen')} hint={t('keepOpenHint')} /> : null}
      </CommandForm>
      <AsItIs item={item} field={field} />
    </>
  )
}

function AskForm({ data: { item }, field }: FormProps) {
  const t = useTranslations('programme.confirm.dialog')
  const note = noteOf(item, field)
  return (
    <>
      <p className="mb-3 text-muted">{item.title}</p>
      <CommandForm
        schema={markToBeConfirmedSchema}
        action={markToBeConfirmed}
        defaultValues={{
          itemId: item.id,
          field,
          version: note?.version ?? 0,
          askedOf: note?.askedOf ?? '',
          until: note?.until ?? '',
          note: note?.note ?? '',
        }}
        submitLabel={t('mark')}
        done={t('marked')}
      >
        <TextField name="askedOf" label={t('askedOf')} hint={t('askedOfHint')} optional />
        <DateField name="until" label={t('until')} hint={t('untilHint')} optional />
        <TextArea name="note" label={t('note')} rows={2} optional />
      </CommandForm>
      {note ? <AsItIs item={item} field={field} /> : null}
    </>
  )
}

/** Whom was asked, above the form that takes the answer. */
function Asked({ note }: { note: ReturnType<typeof noteOf> }) {
  const t = useTranslations('programme.confirm.dialog')
  if (!note) return null
  const parts = [
    note.askedOf && `${t('askedOf')}: ${note.askedOf}`,
    note.until && `${t('until')}: ${formatDate(note.until)}`,
    note.note,
  ].filter(Boolean)
  if (parts.length === 0) return null
  return <p className="mb-4 border-l-4 border-waiting pl-3 break-words">{parts.join(' · ')}</p>
}

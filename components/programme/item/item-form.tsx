'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { flash } from '@/components/ui/flash'
import { SelectField } from '@/components/ui/form/choice-fields'
import type { CommandAction } from '@/components/ui/form/command'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldGroup } from '@/components/ui/form/layout'
import { TextField } from '@/components/ui/form/text-fields'
import type { KeptClock } from '@/lib/programme/clock-zone'
import type { ItemFormOptions } from '@/lib/programme/types'
import { ITEM_TYPES } from '@/lib/programme/values'
import { STARTING_STATUSES } from '@/lib/programme/workflow'
import { KeptClockHint } from '../kept-clock'
import type { ItemFormValues } from './item-form-values'
import { MoreItemFields, ReadoutFollowsType, WhereFields, WhoFields } from './item-place-fields'
import { WhenFields } from './item-time-fields'

/** Comes after the form: it has nothing to say before somebody has typed. */
const DraftWarnings = dynamic(
  () => import('@/components/clashes/draft-warnings').then(({ DraftWarnings }) => DraftWarnings),
  { ssr: false },
)

const schemaOf = (mode: ItemFormProps['mode']) => () =>
  import('@/lib/programme/schema').then(
    (m) => ({ add: m.addItemSchema, unplanned: m.addUnplannedSchema, edit: m.editItemSchema })[mode],
  )

export type ItemFormProps = {
  mode: 'add' | 'unplanned' | 'edit'
  values: ItemFormValues
  options: ItemFormOptions
  /** The item that is edited. */
  edited?: { itemId: string; version: number }
  save: CommandAction<{ id: string; kept?: KeptClock }>
  /** Where a new item was asked for, and where it leads back to; else the programme. */
  returnTo?: string
}

const SUBMIT = { add: 'addItem', unplanned: 'addMeeting', edit: 'save' } as const

/** The form of a programme item: new, unplanned or edited. Only type and title are needed. */
export function ItemForm({ mode, values, options, edited, save, returnTo }: ItemFormProps) {
  const t = useTranslations('programme')
  const { visit } = options
  const programme = `/visits/${visit.id}/programme`
  const own =
    mode === 'edit' ? { ...edited } : { visitId: visit.id, ...(mode === 'add' ? { status: 'requested' } : {}) }
  return (
    <CommandForm
      schema={schemaOf(mode)}
      action={save}
      defaultValues={{ ...values, ...own }}
      draftKey={mode === 'edit' ? `item-${edited?.itemId}` : `item-${mode}-${visit.id}`}
      submitLabel={t(`form.${SUBMIT[mode]}`)}
      cancelHref={edited ? `/meetings/${edited.itemId}` : (returnTo ?? programme)}
      redirectTo={({ id }) => (mode === 'add' ? (returnTo ?? `${programme}#item-${id}`) : `/meetings/${id}`)}
      done={t(mode === 'edit' ? 'form.saved' : 'form.added')}
      onSuccess={({ kept }) => {
        if (kept) flash(`${t('form.saved')}. ${t('form.keptClock', kept)}`)
      }}
      sticky
    >
      <p className="mb-4 text-muted">{t(mode === 'unplanned' ? 'form.unplannedIntro' : 'form.intro')}</p>
      <ReadoutFollowsType />
      <SelectField
        name="type"
        label={t('form.type')}
        options={ITEM_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
      />
      <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} />
      {mode === 'add' ? (
        <SelectField
          name="status"
          label={t('form.status')}
          empty={false}
          options={STARTING_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
      ) : null}
      <FieldGroup title={t('form.whenGroup')}>
        <WhenFields visit={visit} />
        {edited ? <KeptClockHint before={values} options={options} /> : null}
      </FieldGroup>
      <WhereFields stops={options.stops} />
      <FieldGroup title={t('form.whoGroup')}>
        <WhoFields options={options} />
      </FieldGroup>
      <MoreItemFields open={hasMore(values)} />
      <DraftWarnings visitId={visit.id} itemId={edited?.itemId} status={mode === 'unplanned' ? 'held' : undefined} />
    </CommandForm>
  )
}

/** Whether something stands in the folded fields already: then the fold is open. */
function hasMore(values: ItemFormValues): boolean {
  const { partOfDay, startUntil, endDate, durationMin, durationMax, vehicle, agenda } = values
  return [partOfDay, startUntil, endDate, durationMin, durationMax, vehicle, agenda].some((value) => value !== '')
}

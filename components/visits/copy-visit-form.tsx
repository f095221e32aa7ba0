'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldGroup } from '@/components/ui/form/layout'
import { DateField, TextField } from '@/components/ui/form/text-fields'
import { duplicateVisit } from '@/lib/programme/actions'
import { TAKEN, type Taken } from '@/lib/programme/copy/schema'
import type { VisitHead } from '@/lib/visits/types'

const duplicateVisitSchema = () => import('@/lib/programme/copy/schema').then((m) => m.duplicateVisitSchema)

const COUNTED: Partial<Record<Taken, keyof VisitHead['counts']>> = {
  hosts: 'hosts',
  members: 'members',
  items: 'items',
  team: 'team',
}

/** The new visit's title and arrival, and what it takes along. */
export function CopyVisitForm({ visit }: { visit: Pick<VisitHead, 'id' | 'title' | 'counts'> }) {
  const t = useTranslations('visits.copy')
  const label = (part: Taken) => {
    const counted = COUNTED[part]
    return counted ? t('counted', { what: t(part), count: visit.counts[counted] }) : t(part)
  }
  return (
    <CommandForm
      schema={duplicateVisitSchema}
      action={duplicateVisit}
      defaultValues={{
        visitId: visit.id,
        title: t('titleOfCopy', { title: visit.title }),
        arrivalDate: '',
        ...(Object.fromEntries(TAKEN.map((part) => [part, true])) as Record<Taken, boolean>),
      }}
      submitLabel={t('submit')}
      cancelHref={`/visits/${visit.id}`}
      redirectTo={({ id }) => `/visits/${id}`}
      done={t('done')}
    >
      <p className="mb-4 text-muted">{t('intro')}</p>
      <TextField name="title" label={t('title')} />
      <DateField name="arrivalDate" label={t('arrivalDate')} hint={t('arrivalHint')} optional />
      <FieldGroup title={t('take')} note={t('takeNote')}>
        {TAKEN.map((part) => (
          <CheckboxField key={part} name={part} label={label(part)} hint={t(`hint.${part}`)} />
        ))}
      </FieldGroup>
    </CommandForm>
  )
}

import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ItemFormPage } from '@/components/programme/item/item-form-page'
import { emptyItemValues } from '@/components/programme/item/item-form-values'
import { knownOfSlot, timetableHref } from '@/components/programme/timetable/timetable-known'
import { requireActor } from '@/lib/auth/actor'
import { addProgrammeItem } from '@/lib/programme/actions'
import { canEditProgramme } from '@/lib/programme/policy'
import { getItemFormOptions } from '@/lib/programme/queries'

type Props = {
  params: Promise<{ visitId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.form'))('addTitle') }
}

export default async function NewItemPage({ params, searchParams }: Props) {
  const actor = await requireActor('programme.edit')
  const query = await searchParams
  const options = await getItemFormOptions(actor, (await params).visitId, null)
  if (!options) notFound()
  if (!canEditProgramme(actor, options.visit.status)) forbidden()
  const t = await getTranslations('programme.form')
  return (
    <ItemFormPage
      title={t('addTitle')}
      mode="add"
      values={emptyItemValues(knownOfSlot(query, options))}
      options={options}
      save={addProgrammeItem}
      {...(query.from === 'timetable' ? { returnTo: timetableHref(options.visit.id, query) } : {})}
    />
  )
}

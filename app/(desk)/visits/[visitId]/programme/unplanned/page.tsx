import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ItemFormPage } from '@/components/programme/item/item-form-page'
import { emptyItemValues } from '@/components/programme/item/item-form-values'
import { requireActor } from '@/lib/auth/actor'
import { addUnplannedMeeting } from '@/lib/programme/actions'
import { canRunProgramme } from '@/lib/programme/policy'
import { getItemFormOptions } from '@/lib/programme/queries'
import { todayOfVisit } from '@/lib/programme/rules'

type Props = { params: Promise<{ visitId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.form'))('unplannedTitle') }
}

export default async function UnplannedMeetingPage({ params }: Props) {
  const actor = await requireActor('programme.run')
  const options = await getItemFormOptions(actor, (await params).visitId, null)
  if (!options) notFound()
  if (!canRunProgramme(actor, options.visit.status)) forbidden()
  const t = await getTranslations('programme.form')
  const date = todayOfVisit(options.visit, options.visit.placeZone, new Date())
  return (
    <ItemFormPage
      title={t('unplannedTitle')}
      mode="unplanned"
      values={emptyItemValues({ type: 'meeting', ...(date ? { date } : {}) })}
      options={options}
      save={addUnplannedMeeting}
    />
  )
}

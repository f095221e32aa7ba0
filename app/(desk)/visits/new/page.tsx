import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { VisitForm } from '@/components/visits/visit-form'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { readEnv } from '@/lib/platform/env'
import { createVisit } from '@/lib/visits/actions'
import { countryOptions } from '@/lib/visits/country'
import { getVisitChoices } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visits'))('new') }
}

export default async function NewVisitPage() {
  await requireActor('visit.edit')
  const t = await getTranslations('visits')
  const choices = await getVisitChoices()
  return (
    <>
      <PageHead title={t('new')} />
      <ClientMessages also={['visits.form', 'visits.direction', 'visits.level', 'visits.organiserRole']}>
        <VisitForm
          values={{
            title: '',
            direction: 'outgoing',
            level: '',
            purpose: '',
            framework: null,
            arrivalDate: '',
            departureDate: '',
            homeZone: readEnv().HOME_ZONE,
            topics: [],
            restricted: false,
            organisers: [],
            stops: [{ countryCode: '', city: '', zone: '' }],
          }}
          save={createVisit}
          countries={countryOptions()}
          {...choices}
        />
      </ClientMessages>
    </>
  )
}

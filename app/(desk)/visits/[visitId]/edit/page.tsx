import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { RowTitle } from '@/components/ui/row-title'
import { VisitForm } from '@/components/visits/visit-form'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { editVisit } from '@/lib/programme/actions'
import { countryOptions } from '@/lib/visits/country'
import { getVisit, getVisitChoices } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visits'))('edit') }
}

export default async function EditVisitPage({ params }: { params: Promise<{ visitId: string }> }) {
  const actor = await requireActor('visit.edit')
  const { visitId } = await params
  const t = await getTranslations('visits')
  const [visit, choices] = await Promise.all([isUuid(visitId) ? getVisit(actor, visitId) : null, getVisitChoices()])
  if (!visit) notFound()
  return (
    <>
      <PageHead
        title={t('edit')}
        above={
          <RowTitle href={`/visits/${visit.id}`}>
            {visit.reference} {visit.title}
          </RowTitle>
        }
      />
      <ClientMessages also={['visits.form', 'visits.direction', 'visits.level', 'visits.organiserRole']}>
        <VisitForm
          values={{
            title: visit.title,
            direction: visit.direction,
            level: visit.level ?? '',
            purpose: visit.purpose ?? '',
            framework: visit.framework && { id: visit.framework.id, label: visit.framework.title },
            arrivalDate: visit.arrivalDate ?? '',
            departureDate: visit.departureDate ?? '',
            homeZone: visit.homeZone,
            topics: visit.topics.map(({ id, name }) => ({ id, label: name })),
            restricted: visit.restricted,
            organisers: visit.organisers.map((o) => ({
              organisation: { id: o.organisationId, label: o.name },
              role: o.role,
            })),
            stops: visit.stops.map((s) => ({
              countryCode: s.countryCode ?? '',
              city: s.city ?? '',
              zone: s.zone ?? '',
            })),
          }}
          edited={{ visitId: visit.id, version: visit.version }}
          save={editVisit}
          countries={countryOptions()}
          {...choices}
        />
      </ClientMessages>
    </>
  )
}

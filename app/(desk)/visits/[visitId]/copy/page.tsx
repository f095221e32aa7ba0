import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { RowTitle } from '@/components/ui/row-title'
import { CopyVisitForm } from '@/components/visits/copy-visit-form'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { getVisitHead } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visits.copy'))('heading') }
}

export default async function CopyVisitPage({ params }: { params: Promise<{ visitId: string }> }) {
  const actor = await requireActor('visit.edit')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const t = await getTranslations('visits.copy')
  return (
    <>
      <PageHead
        title={t('heading')}
        above={
          <RowTitle href={`/visits/${head.id}`}>
            {head.reference} {head.title}
          </RowTitle>
        }
      />
      <ClientMessages also={['visits.copy']}>
        <CopyVisitForm visit={{ id: head.id, title: head.title, counts: head.counts }} />
      </ClientMessages>
    </>
  )
}

import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DatesForm } from '@/components/programme/dates-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { getProgramme } from '@/lib/programme/queries'
import { formatDate } from '@/lib/time/format'
import { canEditVisit } from '@/lib/visits/policy'
import { getVisitHead } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.dates'))('title') }
}

export default async function DatesPage({ params }: { params: Promise<{ visitId: string }> }) {
  const actor = await requireActor('visit.edit')
  const { visitId } = await params
  const [head, programme] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getProgramme(actor, visitId, new Date())])
    : [null, null]
  if (!head || !programme) notFound()
  if (!canEditVisit(actor, head)) forbidden()
  const t = await getTranslations('programme')
  const dated = programme.days
    .flatMap(({ items }) => items)
    .flatMap(({ id, title, status, time: { date } }) =>
      date === null || status === 'held' ? [] : [{ value: id, label: title, hint: formatDate(date) }],
    )
  return (
    <>
      <PageHead
        title={t('dates.title')}
        above={
          <>
            <Link href={`/visits/${head.id}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${head.id}/programme`}>{t('title')}</Link>
          </>
        }
      />
      <ClientMessages also={['programme.dates']}>
        <DatesForm visit={head} dated={dated} />
      </ClientMessages>
    </>
  )
}

import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PasteItems } from '@/components/programme/paste-items'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { ITEM_COLUMNS } from '@/lib/programme/paste/words'
import { canEditProgramme } from '@/lib/programme/policy'
import { getVisitHead } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paste.items'))('title') }
}

export default async function PasteItemsPage({ params }: { params: Promise<{ visitId: string }> }) {
  const actor = await requireActor('programme.edit')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  if (!canEditProgramme(actor, head.status)) forbidden()
  const t = await getTranslations('paste.items')
  const programme = await getTranslations('programme')
  return (
    <>
      <PageHead
        title={t('title')}
        above={
          <>
            <Link href={`/visits/${head.id}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${head.id}/programme`}>{programme('title')}</Link>
          </>
        }
      />
      <ClientMessages also={['paste.form', 'paste.items']}>
        <PasteItems visitId={head.id} fields={ITEM_COLUMNS} />
      </ClientMessages>
    </>
  )
}

import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PasteMembers } from '@/components/delegations/paste-members'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { MEMBER_COLUMNS } from '@/lib/delegations/paste-words'
import { canEditParties } from '@/lib/delegations/policy'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { getVisitHead } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paste.members'))('title') }
}

export default async function PasteMembersPage({ params }: { params: Promise<{ visitId: string }> }) {
  const actor = await requireActor('visit.edit')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  if (!canEditParties(actor, head)) forbidden()
  const t = await getTranslations('paste.members')
  const delegation = await getTranslations('delegations')
  return (
    <>
      <PageHead
        title={t('title')}
        above={
          <>
            <Link href={`/visits/${head.id}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${head.id}/delegation`}>{delegation('title')}</Link>
          </>
        }
      />
      <ClientMessages also={['paste.form', 'paste.members']}>
        <PasteMembers visitId={head.id} fields={MEMBER_COLUMNS} />
      </ClientMessages>
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NewFollowUpForm } from '@/components/follow-ups/follow-up-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { getAgreement } from '@/lib/agreements/queries'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { todayAtHome } from '@/lib/platform/today'

type Params = { params: Promise<{ agreementId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps.form'))('newTitle') }
}

export default async function NewFollowUpOfAgreementPage({ params }: Params) {
  const actor = await requireActor('follow-up.write')
  const agreement = await getAgreement(actor, (await params).agreementId, todayAtHome())
  if (!agreement || agreement.archived) notFound()
  const t = await getTranslations('followUps.form')
  const { id, reference, title, visit } = agreement
  return (
    <ClientMessages also={['followUps.form']}>
      <PageHead
        title={t('newTitle')}
        above={<Link href={`/visits/${visit.id}`}>{`${visit.reference} ${visit.title}`}</Link>}
      />
      <div className="mb-5 max-w-2xl border-l-4 border-primary pl-4">
        <p className="document break-words">{title}</p>
        <p className="mt-1 text-sm">
          <Link href={`/agreements/${id}`}>{reference}</Link>
        </p>
      </div>
      <NewFollowUpForm agreementId={id} />
    </ClientMessages>
  )
}

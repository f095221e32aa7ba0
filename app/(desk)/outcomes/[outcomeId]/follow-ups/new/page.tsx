import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NewFollowUpForm } from '@/components/follow-ups/follow-up-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getOutcome } from '@/lib/outcomes/queries'

type Params = { params: Promise<{ outcomeId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps.form'))('newTitle') }
}

export default async function NewFollowUpPage({ params }: Params) {
  const actor = await requireActor('follow-up.write')
  const outcome = await getOutcome(actor, (await params).outcomeId)
  if (!outcome || outcome.archived) notFound()
  const t = await getTranslations('followUps.form')
  const { id, visit, noFollowUpReason } = outcome
  return (
    <ClientMessages also={['followUps.form']}>
      <PageHead
        title={t('newTitle')}
        above={<Link href={`/visits/${visit.id}`}>{`${visit.reference} ${visit.title}`}</Link>}
      />
      <div className="mb-5 max-w-2xl border-l-4 border-primary pl-4">
        <p className="document break-words">{outcome.text}</p>
        <p className="mt-1 text-sm">
          <Link href={`/outcomes/${id}`}>{outcome.reference}</Link>
        </p>
      </div>
      {noFollowUpReason ? <Notice tone="warn">{t('clearsReason', { reason: noFollowUpReason })}</Notice> : null}
      <NewFollowUpForm outcomeId={id} />
    </ClientMessages>
  )
}

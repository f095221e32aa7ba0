import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EditFollowUpForm } from '@/components/follow-ups/follow-up-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { counterpartChoices } from '@/lib/follow-ups/parties.queries'
import { canWriteFollowUp } from '@/lib/follow-ups/policy'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { todayAtHome } from '@/lib/platform/today'

type Params = { params: Promise<{ followUpId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps.page'))('edit') }
}

export default async function EditFollowUpPage({ params }: Params) {
  const actor = await requireActor('follow-up.write')
  const followUp = await getFollowUp(actor, (await params).followUpId, todayAtHome(), 'short')
  if (!followUp) notFound()
  const { id, version, title, nextStep, leadOrganisation, officer, supporting, counterpart } = followUp
  if (!canWriteFollowUp(actor, followUp)) redirect(`/follow-ups/${id}`)
  const [t, counterparts] = await Promise.all([
    getTranslations('followUps.page'),
    counterpartChoices(followUp.visit.id),
  ])
  return (
    <ClientMessages also={['followUps.form', 'followUp.form']}>
      <PageHead title={t('edit')} above={<Link href={`/follow-ups/${id}`}>{`${followUp.reference} ${title}`}</Link>} />
      <EditFollowUpForm
        followUp={{ id, version, title, nextStep, leadOrganisation, officer, supporting, counterpart }}
        counterparts={counterparts}
      />
    </ClientMessages>
  )
}

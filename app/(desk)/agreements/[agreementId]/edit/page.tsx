import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EditAgreementForm } from '@/components/agreements/agreement-form'
import { valuesOf } from '@/components/agreements/agreement-values'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { itemChoices } from '@/lib/agreements/lists.queries'
import { getAgreement } from '@/lib/agreements/queries'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { todayAtHome } from '@/lib/platform/today'

type Params = { params: Promise<{ agreementId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.form'))('editTitle') }
}

export default async function EditAgreementPage({ params }: Params) {
  const actor = await requireActor('agreement.edit')
  const agreement = await getAgreement(actor, (await params).agreementId, todayAtHome())
  if (!agreement || agreement.archived) notFound()
  const t = await getTranslations('agreements.form')
  const { id, version, reference, title, visit, meeting } = agreement
  return (
    <ClientMessages also={['agreements.form', 'agreements.type', 'agreements.side', 'outcomes.owedBy']}>
      <PageHead title={t('editTitle')} above={<Link href={`/agreements/${id}`}>{`${reference} ${title}`}</Link>} />
      <EditAgreementForm
        agreementId={id}
        version={version}
        values={valuesOf(agreement)}
        items={await itemChoices(visit.id, meeting?.id ?? null)}
      />
    </ClientMessages>
  )
}

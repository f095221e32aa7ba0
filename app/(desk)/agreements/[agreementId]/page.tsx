import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AgreementChain } from '@/components/agreements/agreement-chain'
import { AgreementFacts, AgreementParties } from '@/components/agreements/agreement-facts'
import { AgreementFollowUps } from '@/components/agreements/agreement-follow-ups'
import { AgreementHead, AgreementNotice } from '@/components/agreements/agreement-head'
import { AgreementOutcomes } from '@/components/agreements/agreement-outcomes'
import { FILE_WORDS, FileSection } from '@/components/files/file-section'
import { Section } from '@/components/ui/section'
import { itemChoices, outcomesOffered } from '@/lib/agreements/lists.queries'
import { canEditAgreement, canFollowAgreement } from '@/lib/agreements/policy'
import { getAgreement } from '@/lib/agreements/queries'
import { requireActor } from '@/lib/auth/actor'
import { canChangeAgreementFiles } from '@/lib/files/policy'
import { listAgreementFiles } from '@/lib/files/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

type Props = { params: Promise<{ agreementId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const agreement = await getAgreement(await requireActor(), (await params).agreementId, todayAtHome())
  return {
    title: agreement ? `${agreement.reference} · ${agreement.title}` : (await getTranslations('agreements'))('title'),
  }
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const today = todayAtHome()
  const agreement = await getAgreement(actor, (await params).agreementId, today)
  if (!agreement) notFound()
  const { id, visit, meeting } = agreement
  const { outcomes: q } = readQuery(await searchParams, ['outcomes'])
  const mayEdit = canEditAgreement(actor, agreement)
  const [files, items, offered, t] = await Promise.all([
    listAgreementFiles(actor, id),
    mayEdit ? itemChoices(visit.id, meeting?.id ?? null) : [],
    mayEdit ? outcomesOffered(actor, { visitId: visit.id, q: q ?? null }) : null,
    getTranslations('agreements'),
  ])
  const editHref = mayEdit ? `/agreements/${id}/edit` : null
  return (
    <ClientMessages also={['agreements.form', 'agreements.step', 'agreements.link', ...FILE_WORDS]}>
      <AgreementHead agreement={agreement} actor={actor} items={items} today={today} />
      <AgreementNotice agreement={agreement} actor={actor} />
      <AgreementChain agreement={agreement} />
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <Section id="facts" title={t('page.facts')}>
            <AgreementFacts agreement={agreement} editHref={editHref} today={today} />
          </Section>
          <AgreementFollowUps agreement={agreement} mayAdd={canFollowAgreement(actor, agreement)} />
          <AgreementOutcomes agreement={agreement} offered={offered} q={q} />
        </div>
        <div className="min-w-0">
          <Section id="parties" title={t('page.parties')} boxed>
            <AgreementParties agreement={agreement} editHref={editHref} />
          </Section>
          <FileSection
            target={{ visitId: visit.id, agreementId: id }}
            files={files}
            zone={visit.homeZone}
            title={t('page.document')}
            mayChange={canChangeAgreementFiles(actor, agreement)}
          />
        </div>
      </div>
    </ClientMessages>
  )
}

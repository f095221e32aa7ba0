import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AgreementsRegister } from '@/components/agreements/agreements-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { listAgreements } from '@/lib/agreements/register.queries'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { todayAtHome } from '@/lib/platform/today'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

export default async function VisitAgreementsPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const query = readQuery(await searchParams, ['after', 'before'])
  const [page, t] = await Promise.all([
    listAgreements(actor, { ...query, visit: visitId }, todayAtHome()),
    getTranslations('agreements'),
  ])
  const here = `/visits/${visitId}/agreements`
  const mayAdd = can(actor, 'agreement.edit')
  const add = <ButtonLink href={withQuery('/agreements/new', { visit: visitId })}>{t('new')}</ButtonLink>
  return (
    <VisitFrame head={head} actor={actor}>
      <Section id="agreements" title={t('few.ofVisit')} action={mayAdd ? add : null}>
        <AgreementsRegister
          rows={page.rows}
          empty={<EmptyState>{t(mayAdd ? 'few.none' : 'few.noneReader')}</EmptyState>}
        />
        <KeysetPager
          previous={page.previous && withQuery(here, { before: page.previous })}
          next={page.next && withQuery(here, { after: page.next })}
        />
      </Section>
    </VisitFrame>
  )
}

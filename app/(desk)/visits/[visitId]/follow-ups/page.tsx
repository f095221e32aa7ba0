import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FollowUpsRegister } from '@/components/follow-ups/register/follow-ups-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { listFollowUps } from '@/lib/follow-ups/register/queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { todayAtHome } from '@/lib/platform/today'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

export default async function VisitFollowUpsPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const query = readQuery(await searchParams, ['after', 'before'])
  const [page, t] = await Promise.all([
    listFollowUps(actor, { ...query, visit: visitId }, todayAtHome()),
    getTranslations('followUps'),
  ])
  const here = `/visits/${visitId}/follow-ups`
  const outcomes = withQuery('/outcomes', { visit: visitId })
  return (
    <VisitFrame head={head} actor={actor}>
      <Section
        id="follow-ups"
        title={t('visit.title')}
        action={
          page.count > 0 ? <Link href={withQuery('/follow-ups', { visit: visitId })}>{t('visit.all')}</Link> : null
        }
      >
        <FollowUpsRegister
          rows={page.rows}
          caption={t('visit.caption')}
          ofVisit
          empty={
            <EmptyState action={<ButtonLink href={outcomes}>{t('visit.outcomes')}</ButtonLink>}>
              {t('visit.empty')}
            </EmptyState>
          }
        />
        <KeysetPager
          previous={page.previous && withQuery(here, { before: page.previous })}
          next={page.next && withQuery(here, { after: page.next })}
        />
      </Section>
    </VisitFrame>
  )
}

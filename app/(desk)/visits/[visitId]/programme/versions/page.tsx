import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { VersionsList } from '@/components/versions/versions-list'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { canIssueVersion, canSeeRecipients } from '@/lib/versions/policy'
import { listVersions, numberIn } from '@/lib/versions/queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('versions'))('title')} · ${title}` }
}

export default async function VersionsPage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const { before } = readQuery(await searchParams, ['before'])
  const [head, list] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), listVersions(actor, visitId, numberIn(before) ?? undefined)])
    : [null, null]
  if (!head || !list) notFound()
  const t = await getTranslations('versions')
  const mayIssue = canIssueVersion(actor, head.status)
  const base = `/visits/${visitId}/programme/versions`
  const issueLink = (
    <ButtonLink tone="primary" href={`${base}/new`}>
      {t('issue')}
    </ButtonLink>
  )
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} />
      {list.rows.length === 0 ? (
        <EmptyState {...(mayIssue ? { action: issueLink } : {})}>{t(mayIssue ? 'none' : 'noneReader')}</EmptyState>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="text-muted">{t('intro')}</p>
            {mayIssue ? issueLink : null}
          </div>
          <VersionsList visitId={visitId} rows={list.rows} homeZone={head.homeZone} telling={canSeeRecipients(actor)} />
          <KeysetPager
            previous={before ? base : null}
            next={list.next === null ? null : `${base}?before=${list.next}`}
          />
        </>
      )}
    </VisitFrame>
  )
}

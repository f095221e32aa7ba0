import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InvolvedPageList } from '@/components/directory/involved-page'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { getDirectoryName } from '@/lib/directory/queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { involvedList } from '@/lib/search/involved-lists'
import { involvedPage } from '@/lib/search/involvement.queries'

type Props = { params: Promise<{ organisationId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.involved'))('lists') }
}

export default async function OrganisationInvolvedPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const id = (await params).organisationId
  const query = readQuery(await searchParams, ['list', 'after', 'before'])
  const list = involvedList(query.list)
  const name = await getDirectoryName('organisation', id)
  if (!name) notFound()
  const [t, page] = await Promise.all([
    getTranslations('directory'),
    involvedPage(actor, { kind: 'organisation', id }, list, query),
  ])
  const here = `/organisations/${id}/involved`
  return (
    <>
      <PageHead title={name} above={<Link href={`/organisations/${id}`}>{t('organisations.name')}</Link>} />
      <InvolvedPageList
        page={page}
        register={`/follow-ups?lead=${id}`}
        own="leads"
        pager={
          <KeysetPager
            previous={page.previous && withQuery(here, { list, before: page.previous })}
            next={page.next && withQuery(here, { list, after: page.next })}
          />
        }
      />
    </>
  )
}

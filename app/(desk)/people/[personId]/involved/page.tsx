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

type Props = { params: Promise<{ personId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.involved'))('lists') }
}

export default async function PersonInvolvedPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const id = (await params).personId
  const query = readQuery(await searchParams, ['list', 'after', 'before'])
  const list = involvedList(query.list)
  const name = await getDirectoryName('person', id)
  if (!name) notFound()
  const [t, page] = await Promise.all([
    getTranslations('directory'),
    involvedPage(actor, { kind: 'person', id }, list, query),
  ])
  const here = `/people/${id}/involved`
  return (
    <>
      <PageHead title={name} above={<Link href={`/people/${id}`}>{t('people.name')}</Link>} />
      <InvolvedPageList
        page={page}
        register={`/follow-ups?officer=${id}`}
        own="accountable"
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

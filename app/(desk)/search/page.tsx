import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Results } from '@/components/search/results'
import { SearchForm } from '@/components/search/search-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { RowTitle } from '@/components/ui/row-title'
import { Card, Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { findReferenced, searchAll } from '@/lib/search/queries'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('search')
  const { q: text } = readQuery(await searchParams, ['q'])
  return { title: text ? t('titleFor', { text }) : t('title') }
}

export default async function SearchPage({ searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('search')
  const { q: text = '' } = readQuery(await searchParams, ['q'])
  if (text === '') {
    return (
      <>
        <PageHead title={t('title')} />
        <SearchForm text="" />
        <p className="max-w-prose text-muted">{t('start')}</p>
      </>
    )
  }
  const [referenced, results] = await Promise.all([findReferenced(actor, text), searchAll(actor, text)])
  const groups = Object.values(results)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const many = groups.some((group) => group.countIsCapped)
  return (
    <>
      <PageHead title={t('title')} facts={[count > 0 ? t(many ? 'foundMany' : 'found', { count, text }) : null]} />
      <SearchForm text={text} />
      {referenced ? (
        <Section id="reference" title={t('reference')}>
          <Card>
            <RowTitle href={referenced.href} under={referenced.reference}>
              {referenced.title}
            </RowTitle>
          </Card>
        </Section>
      ) : null}
      <Results results={results} text={text} />
      {count === 0 && !referenced ? <EmptyState>{t('none', { text })}</EmptyState> : null}
    </>
  )
}

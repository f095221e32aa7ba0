import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BulkProgressBar } from '@/components/follow-ups/bulk/bulk-progress'
import { BulkAsked, BulkProblems, BulkSummary } from '@/components/follow-ups/bulk/bulk-result'
import { RetryBulk } from '@/components/follow-ups/bulk/retry-bulk'
import { ActionButton } from '@/components/ui/form/action-button'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { Tag, type Tone } from '@/components/ui/tag'
import { requireActor } from '@/lib/auth/actor'
import { stopBulkChange } from '@/lib/follow-ups/bulk/actions'
import { getBulkChange, listBulkProblems } from '@/lib/follow-ups/bulk/queries'
import type { BulkView } from '@/lib/follow-ups/bulk/types'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'

type Params = { params: Promise<{ bulkId: string }>; searchParams: Promise<Query> }

const TONES: Record<BulkView['state'], Tone> = {
  waiting: 'waiting',
  running: 'active',
  done: 'done',
  stopped: 'dropped',
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const bulk = await getBulkChange(await requireActor('visit.see'), (await params).bulkId)
  const t = await getTranslations('bulk')
  return { title: bulk ? t(`title.${bulk.act}`, { total: bulk.total }) : t('page.title') }
}

export default async function BulkChangePage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { bulkId } = await params
  const { after } = readQuery(await searchParams, ['after'])
  const [bulk, problems] = await Promise.all([getBulkChange(actor, bulkId), listBulkProblems(actor, bulkId, after)])
  if (!bulk) notFound()
  const t = await getTranslations('bulk')
  const say = await getTranslations()
  const { act, state, total, changed, failed } = bulk
  const goesOn = state === 'waiting' || state === 'running'
  const path = `/follow-ups/bulk/${bulkId}`
  return (
    <ClientMessages also={['bulk.form', 'bulk.progress']}>
      <PageHead
        title={t(`title.${act}`, { total })}
        tag={<Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>}
        facts={[<BulkAsked key="asked" asked={bulk.asked} />]}
        above={<Link href="/follow-ups">{t('page.back')}</Link>}
        action={
          goesOn ? (
            <ActionButton action={stopBulkChange} input={{ bulkId }} label={t('page.stop')} done={t('page.stopped')} />
          ) : null
        }
      />
      <BulkSummary bulk={bulk} />
      {goesOn ? <BulkProgressBar key={bulkId} bulkId={bulkId} start={{ state, total, changed, failed }} /> : null}
      {failed > 0 ? (
        <Section id="problems" title={t('problems.title', { count: failed })}>
          <BulkProblems rows={problems.rows} say={({ key, values }) => say(key, values)} />
          <KeysetPager
            previous={after ? path : null}
            next={problems.next && withQuery(path, { after: problems.next })}
            words={{ previous: t('problems.first') }}
          />
        </Section>
      ) : null}
      {goesOn || changed === total ? null : <RetryBulk bulkId={bulkId} />}
    </ClientMessages>
  )
}

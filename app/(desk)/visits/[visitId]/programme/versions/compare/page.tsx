import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { EmptyState } from '@/components/ui/empty-state'
import { CompareChoice } from '@/components/versions/compare-choice'
import { Difference } from '@/components/versions/difference'
import { summaryWords } from '@/components/versions/summary-words'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { getSide, numberIn, versionChoices } from '@/lib/versions/queries'
import { compareProgrammes, isEmptyDifference, summarise } from '@/lib/versions/rules'
import type { Side } from '@/lib/versions/types'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('versions.compare'))('title')} · ${title}` }
}

const sideIn = (text: string | undefined): Side | null => (text === 'draft' ? text : numberIn(text))

/** Any two versions, or one and the draft: the latest and the draft unless the address names others. */
export default async function ComparePage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const now = new Date()
  const [head, choices] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), versionChoices(actor, visitId)])
    : [null, []]
  if (!head) notFound()
  const asked = readQuery(await searchParams, ['from', 'to'])
  const [from, to] = [sideIn(asked.from) ?? choices[0]?.number ?? 'draft', sideIn(asked.to) ?? 'draft']
  const [before, after] = await Promise.all([getSide(actor, visitId, from, now), getSide(actor, visitId, to, now)])
  if (!before || !after) notFound()
  const t = await getTranslations()
  const nameOf = (side: Side) => (side === 'draft' ? t('versions.draft') : t('versions.number', { number: side }))
  const difference = compareProgrammes(before, after)
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} />
      {choices.length === 0 ? (
        <EmptyState>{t('versions.compare.needed')}</EmptyState>
      ) : (
        <>
          <CompareChoice visitId={visitId} choices={choices} from={from} to={to} homeZone={head.homeZone} />
          <section aria-labelledby="comparison" className="max-w-3xl">
            <h2 id="comparison" className="text-xl">
              {t('versions.compare.heading', { from: nameOf(from), to: nameOf(to) })}
            </h2>
            {isEmptyDifference(difference) ? null : (
              <p className="mb-4 text-muted">{summaryWords(t, summarise(difference))}</p>
            )}
            <Difference difference={difference} homeZone={head.homeZone} />
          </section>
        </>
      )}
    </VisitFrame>
  )
}

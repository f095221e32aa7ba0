import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RevisionChoice } from '@/components/readouts/revision-choice'
import { RevisionTexts } from '@/components/readouts/revision-texts'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { getReadout, getRevisions, listRevisions } from '@/lib/readouts/queries'

type Params = { params: Promise<{ readoutId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('readouts'))('revisions.title') }
}

/** The latest revision and the one before it, unless the address names others. */
export default async function RevisionsPage({ params, searchParams }: Params) {
  const actor = await requireActor('readout.see-internal')
  const { readoutId } = await params
  const [readout, list] = await Promise.all([getReadout(actor, readoutId), listRevisions(actor, readoutId)])
  if (!readout || !list) notFound()
  const { first, second } = readQuery(await searchParams, ['first', 'second'])
  const known = (text: string | undefined) => list.find(({ number }) => String(number) === text)?.number
  const [latest, before] = list
  const right = known(second) ?? latest?.number
  const left = known(first) ?? before?.number ?? right
  const shown = right === undefined || left === undefined ? [] : await getRevisions(actor, readoutId, [left, right])
  const t = await getTranslations('readouts.revisions')
  return (
    <>
      <PageHead above={<Link href={`/readouts/${readout.id}`}>{readout.meeting.title}</Link>} title={t('title')} />
      {list.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      {list.length > 1 ? (
        <RevisionChoice readoutId={readout.id} list={list} left={left} right={right} zone={readout.visit.homeZone} />
      ) : null}
      <RevisionTexts revisions={shown ?? []} zone={readout.visit.homeZone} />
    </>
  )
}

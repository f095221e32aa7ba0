import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CompareForm } from '@/components/readouts/revisions/compare-form'
import { Comparison } from '@/components/readouts/revisions/comparison'
import { RestoreButton } from '@/components/readouts/revisions/restore-button'
import { SittingList } from '@/components/readouts/revisions/sitting-list'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import type { Actor } from '@/lib/auth/permissions'
import { actWords } from '@/lib/i18n/act-words'
import { type Query, readQuery } from '@/lib/platform/address'
import { canWriteReadout } from '@/lib/readouts/policy'
import { getReadout } from '@/lib/readouts/queries'
import { listSaves, listSittings, revisionBefore, standingRevisions, textsAt } from '@/lib/readouts/revisions.queries'
import type { ReadoutView } from '@/lib/readouts/types'

type Params = { params: Promise<{ readoutId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('revisions'))('title') }
}

/** The revisions by sitting, or two of them side by side where the address names them. */
export default async function RevisionsPage({ params, searchParams }: Params) {
  const actor = await requireActor('readout.see-internal')
  const readout = await getReadout(actor, (await params).readoutId)
  if (!readout) notFound()
  const query = readQuery(await searchParams, ['before', 'open', 'first', 'second', 'section'])
  const t = await getTranslations('revisions')
  const path = `/readouts/${readout.id}/revisions`
  const [first, second] = [asNumber(query.first), asNumber(query.second)]
  return (
    <>
      <PageHead
        above={
          <>
            <Link href={`/readouts/${readout.id}`}>{readout.meeting.title}</Link>
            {second ? (
              <>
                {' '}
                · <Link href={path}>{t('all')}</Link>
              </>
            ) : null}
          </>
        }
        title={t('title')}
      />
      {second ? (
        <Compared actor={actor} readout={readout} path={path} asked={{ first, second, section: query.section }} />
      ) : (
        <Listed
          actor={actor}
          readout={readout}
          path={path}
          before={asNumber(query.before)}
          open={asNumber(query.open)}
        />
      )}
    </>
  )
}

type Shown = { actor: Actor; readout: ReadoutView; path: string }

/** A number of a revision in the address; what is none asks for nothing. */
const asNumber = (text: string | undefined): number | undefined =>
  text && /^\d{1,9}$/.test(text) ? Number(text) : undefined

async function Compared(
  props: Shown & { asked: { first: number | undefined; second: number; section?: string | undefined } },
) {
  const { actor, readout, path, asked } = props
  const { second, section } = asked
  const first = asked.first ?? (await revisionBefore(actor, readout.id, { number: second, section }))
  const [left, right] = await Promise.all([
    textsAt(actor, readout.id, { number: first, section }),
    textsAt(actor, readout.id, { number: second, section }),
  ])
  return (
    <Comparison
      path={path}
      latest={readout.revisions}
      sections={readout.sections}
      section={section}
      left={{ number: first, texts: left ?? [] }}
      right={{ number: second, texts: right ?? [] }}
    />
  )
}

async function Listed({
  actor,
  readout,
  path,
  before,
  open,
}: Shown & { before: number | undefined; open: number | undefined }) {
  const [page, standing] = await Promise.all([
    listSittings(actor, readout.id, before),
    standingRevisions(actor, readout.id),
  ])
  if (!page || !standing) notFound()
  const t = await getTranslations('revisions')
  const sitting = page.rows.find(({ last }) => last === open)
  const saves = sitting && (await listSaves(actor, readout.id, sitting))
  const mayRestore = canWriteReadout(actor, { ...readout, visitStatus: readout.visit.status })
  const words = actWords()
  return (
    <>
      {page.rows.length === 0 ? <p className="text-muted">{t(before === undefined ? 'none' : 'noMore')}</p> : null}
      {readout.revisions > 1 ? (
        <CompareForm
          path={path}
          first={readout.revisions - 1}
          second={readout.revisions}
          latest={readout.revisions}
          section={undefined}
          sections={readout.sections}
        />
      ) : null}
      {page.rows.length > 0 ? (
        <SittingList
          path={path}
          rows={page.rows}
          zone={readout.visit.homeZone}
          standing={standing}
          opened={sitting && saves ? { last: sitting.last, saves } : null}
          before={before}
          restore={(revision) =>
            mayRestore && !standing.includes(revision.number) ? (
              <RestoreButton
                readoutId={readout.id}
                revision={revision}
                baseVersion={readout.sections.find(({ key }) => key === revision.sectionKey)?.version ?? 0}
                words={words}
              />
            ) : null
          }
        />
      ) : null}
      <KeysetPager
        previous={before === undefined ? null : path}
        next={page.next === null ? null : `${path}?before=${page.next}`}
        words={{ previous: t('newest'), next: t('older') }}
      />
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { CopyRelease } from '@/components/readouts/copy-release'
import { ReleaseDocument } from '@/components/readouts/release-document'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { copyOf, copyOfAll } from '@/lib/readouts/release'
import { getRelease, type Release } from '@/lib/readouts/release.queries'
import { todayIn } from '@/lib/time/calendar'
import { formatDate } from '@/lib/time/format'

type Params = { params: Promise<{ readoutId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('release'))('page.title') }
}

/** The press line and what is marked for release, alone: to copy, and to print on A4. */
export default async function ReleasePage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { readoutId } = await params
  const names = readQuery(await searchParams, ['names']).names === '1'
  const release = (await getRelease(actor, readoutId, names)) ?? notFound()
  return (
    <main className="mx-auto max-w-3xl bg-surface p-6 sm:p-10 print:max-w-none print:p-0">
      {release === 'restricted' ? (
        <Refused readoutId={readoutId} />
      ) : (
        <Released release={release} readoutId={readoutId} />
      )}
    </main>
  )
}

async function Refused({ readoutId }: { readoutId: string }) {
  const t = await getTranslations('release.page')
  return (
    <>
      <h1 className="mb-4 text-2xl">{t('restrictedTitle')}</h1>
      <p className="mb-6">{t('restrictedWords')}</p>
      <ButtonLink href={`/readouts/${readoutId}`}>{t('back')}</ButtonLink>
    </>
  )
}

async function Released({ release, readoutId }: { release: Release; readoutId: string }) {
  const t = await getTranslations('release')
  const section = await getTranslations('release.section')
  const { meeting, cleared, restricted } = release
  const sections = release.sections.map(({ key, title, doc }) => ({
    key,
    title: title ?? section(key === 'pressLine' ? 'pressLine' : 'discussion'),
    doc,
  }))
  const facts = await factsOf(release)
  const sides = (['ours', 'host'] as const)
    .map((side) => ({ side: t(`page.${side}`), names: release.names?.[side] ?? [] }))
    .filter(({ names }) => names.length > 0)
  const pressLine = sections.find(({ key }) => key === 'pressLine')
  const words = { done: t('page.copied'), failed: t('page.notCopied') }
  const heads = [meeting.title, ...facts, ...sides.map(({ side, names }) => `${side}: ${names.join('; ')}`)]
  return (
    <>
      <div className="no-print mb-6 grid gap-4 font-sans">
        <div className="flex flex-wrap gap-2">
          <PrintButton label={t('page.print')} />
          {sections.length > 0 ? (
            <CopyRelease copied={copyOfAll(heads, sections)} label={t('page.copy')} {...words} />
          ) : null}
          {pressLine ? <CopyRelease copied={copyOf(pressLine.doc)} label={t('page.copyPressLine')} {...words} /> : null}
          <ButtonLink tone="quiet" href={`/readouts/${readoutId}/release${release.names ? '' : '?names=1'}`}>
            {t(release.names ? 'page.withoutNames' : 'page.withNames')}
          </ButtonLink>
          <ButtonLink tone="quiet" href={`/readouts/${readoutId}`}>
            {t('page.back')}
          </ButtonLink>
        </div>
        <p className="text-sm text-muted">{t('page.namesHint')}</p>
        {restricted ? <Notice tone="warn">{t('page.restrictedNotice')}</Notice> : null}
      </div>
      {cleared ? null : <Notice tone="warn" title={t('page.notCleared')} />}
      <ReleaseDocument
        title={meeting.title}
        facts={facts}
        names={sides}
        sections={sections}
        foot={await footOf(release)}
      />
    </>
  )
}

/** When and where it was, and of which visit; what is not known is left out. */
async function factsOf({ meeting, visit }: Release): Promise<string[]> {
  const t = await getTranslations('readouts')
  const { date, dayNumber, time, venue, city } = meeting
  const day = date ? formatDate(date) : dayNumber === null ? null : t('day', { number: dayNumber })
  const lines = [
    [day, time],
    [venue, city],
  ].map((parts) => parts.filter(Boolean).join(', '))
  return [...lines, visit].filter((line) => line !== '')
}

async function footOf({ meeting, cleared, clearedAt, homeZone }: Release): Promise<string> {
  const t = await getTranslations('release.page')
  const { title } = meeting
  if (!cleared) return t('footNotCleared', { title })
  // What the sample load wrote was cleared on no day that is known.
  if (clearedAt === null) return t('footClearedOnce', { title })
  return t('footCleared', { title, at: formatDate(todayIn(homeZone, new Date(clearedAt))) })
}

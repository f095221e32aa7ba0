import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ReadOnArrival } from '@/components/notifications/read-on-arrival'
import { PrintedDaySection, printedDays } from '@/components/programme/printed-days'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { WhoseBar } from '@/components/programme/whose-bar'
import { Card, Section } from '@/components/ui/section'
import { OwnChangeList } from '@/components/versions/own-changes'
import { ownLines } from '@/components/versions/own-lines'
import { VersionHead } from '@/components/versions/version-head'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { unreadNoticeOf } from '@/lib/notifications/queries'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { whoseAmong, whoseIn } from '@/lib/programme/own'
import { openSnapshot } from '@/lib/versions/opened'
import { canSeeRecipients } from '@/lib/versions/policy'
import { getVersion, numberIn } from '@/lib/versions/queries'
import { changesFor } from '@/lib/versions/recipients.queries'
import { openedFor, whoseChoices } from '@/lib/versions/whose'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string; number: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { visitId, number } = await params
  const title = (await getVisitTitle(await requireActor(), visitId)) ?? notFound()
  return { title: `${(await getTranslations('versions'))('number', { number })} · ${title}` }
}

/** One version as it was issued, the whole of it or one person's or subgroup's, with what it changed for them on top. */
export default async function VersionPage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId, number: asked } = await params
  const number = numberIn(asked)
  const [head, version] =
    isUuid(visitId) && number !== null
      ? await Promise.all([getVisitHead(actor, visitId), getVersion(actor, visitId, number)])
      : [null, null]
  if (!head || !version) notFound()
  const whose = whoseIn(readQuery(await searchParams, ['for']).for)
  const yours = whose?.kind === 'person' && whose.personId === actor.personId
  const [own, noticeId] = await Promise.all([
    whose ? changesFor(actor, version.id, whose) : null,
    yours ? unreadNoticeOf(actor, version.id) : null,
  ])
  const choices = whoseChoices(version.snapshot)
  const chosen = whose && whoseAmong(choices, whose)
  const name = chosen?.label ?? own?.name
  if (whose && !name && !yours) notFound()
  const t = await getTranslations()
  const { homeZone } = version.snapshot.visit
  const days = printedDays(openedFor(openSnapshot(version.snapshot), whose))
  const base = `/visits/${visitId}/programme/versions/${version.number}`
  const about = yours ? 'You' : ''
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} />
      {noticeId ? <ReadOnArrival noticeId={noticeId} /> : null}
      <VersionHead
        version={version}
        visitId={visitId}
        whose={chosen?.value ?? null}
        telling={canSeeRecipients(actor)}
      />
      {whose && whose.kind !== 'subgroup' ? (
        <Section id="own-changes" boxed title={t(`versions.own.heading${about}`, { name: name ?? actor.name })}>
          {own ? (
            <OwnChangeList lines={ownLines(t, own.changes, homeZone, yours)} />
          ) : (
            <p>{t(`versions.own.nothing${about}`)}</p>
          )}
        </Section>
      ) : null}
      <WhoseBar action={base} choices={choices} whose={chosen} />
      <Card>
        <div className="max-w-3xl font-serif">
          {days.map((day) => (
            <PrintedDaySection key={day.key} day={day} homeZone={homeZone} linked />
          ))}
          {days.length === 0 ? <p className="text-muted">{t('versions.own.empty')}</p> : null}
        </div>
      </Card>
    </VisitFrame>
  )
}

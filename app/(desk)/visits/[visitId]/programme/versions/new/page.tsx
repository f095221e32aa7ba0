import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { Difference } from '@/components/versions/difference'
import { IssueForm } from '@/components/versions/issue-form'
import { summaryWords } from '@/components/versions/summary-words'
import { WhoChanges } from '@/components/versions/who-changes'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { getDraft } from '@/lib/versions/draft.queries'
import { fingerprint } from '@/lib/versions/fingerprint'
import { ownChanges } from '@/lib/versions/own-changes'
import { canIssueVersion } from '@/lib/versions/policy'
import { getLatest } from '@/lib/versions/queries'
import { wouldBeNotified } from '@/lib/versions/recipients.queries'
import { compareProgrammes, summarise } from '@/lib/versions/rules'
import { itemsOf } from '@/lib/versions/snapshot'
import { getVisitHead } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('versions'))('issue') }
}

/** What would be issued: the differences to the version before, and who will be told, before anything is. */
export default async function IssueVersionPage({ params }: Params) {
  const actor = await requireActor('programme.edit')
  const { visitId } = await params
  const now = new Date()
  const [head, draft, latest] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getDraft(actor, visitId, now), getLatest(actor, visitId)])
    : [null, null, null]
  if (!head || !draft) notFound()
  if (!canIssueVersion(actor, head.status)) forbidden()
  const t = await getTranslations('versions')
  const who = ownChanges(latest?.snapshot ?? null, draft).map((one) => one.who)
  const reached = await wouldBeNotified(who, visitId, now)
  const isReached = ({ personId }: { personId: string | null }) => personId !== null && reached.has(personId)
  const number = (latest?.number ?? 0) + 1
  const difference = latest && compareProgrammes(latest.snapshot, draft)
  const notified = who.filter(isReached).map(({ name }) => name)
  const toTell = who.filter((one) => !isReached(one)).map(({ name }) => name)
  const empty = itemsOf(draft).length === 0
  return (
    <>
      <PageHead
        title={t('issuing.title', { number })}
        facts={
          empty
            ? []
            : [
                summaryWords(await getTranslations(), difference && summarise(difference)),
                t('of', { count: toTell.length, notified: notified.length }),
              ]
        }
        above={
          <>
            <Link href={`/visits/${visitId}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${visitId}/programme/versions`}>{t('title')}</Link>
          </>
        }
      />
      {empty ? (
        <EmptyState>{(await getTranslations('programme'))('empty')}</EmptyState>
      ) : (
        <>
          <ClientMessages also={['versions.issuing']}>
            <IssueForm visitId={visitId} number={number} seen={fingerprint(draft)} />
          </ClientMessages>
          <div className="mt-8 max-w-3xl">
            <Section id="differences" title={latest ? t('issuing.differences', { number: latest.number }) : t('first')}>
              {difference ? (
                <Difference difference={difference} homeZone={head.homeZone} />
              ) : (
                <p>{t('issuing.firstHint')}</p>
              )}
            </Section>
            <WhoChanges notified={notified} toTell={toTell} />
          </div>
        </>
      )}
    </>
  )
}

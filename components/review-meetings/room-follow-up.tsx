import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FollowUpStatusTag, JudgementTag, LateTag, UnownedTag } from '@/components/follow-ups/follow-up-tags'
import { Link } from '@/components/ui/link'
import type { RoomView } from '@/lib/review-meetings/types'
import { formatDate, formatInstant } from '@/lib/time/format'

type Shown = { room: RoomView }

/** What the room has to know of one follow-up, to be read from the far end of the table. */
export function RoomFollowUp({ room }: Shown) {
  const t = useTranslations('reviewMeetings.room')
  const { followUp } = room
  return (
    <div className="min-w-0">
      <p className="small-caps text-lg text-muted">
        {followUp.reference} · {followUp.visit.title}
      </p>
      <h1 className="text-2xl break-words">{followUp.title}</h1>
      <p className="mt-2 flex flex-wrap gap-2 text-lg">
        <FollowUpStatusTag status={followUp.status} />
        <LateTag days={followUp.daysLate} />
      </p>
      <section aria-label={t('promise')} className="mt-5 border-l-4 border-primary pl-4">
        <p className="text-sm text-muted">{t('promise')}</p>
        <p className="font-serif text-xl break-words">{promiseOf(room)}</p>
      </section>
      <dl className="mt-5 grid gap-x-8 gap-y-4 text-lg sm:grid-cols-2">
        <Facts room={room} />
      </dl>
    </div>
  )
}

/** The words of the outcome, or the title of the agreement; for who sees neither what is to be done. */
function promiseOf({ followUp: { origin, title } }: RoomView): string {
  if (origin?.kind === 'outcome') return origin.outcome.text
  return origin?.kind === 'agreement' ? origin.agreement.title : title
}

function Facts({ room }: Shown) {
  const t = useTranslations('reviewMeetings.room')
  const { followUp } = room
  const evidence = followUp.totals.evidence
  const { officer, leadOrganisation, dueDate, firstDueDate, nextStep } = followUp
  return (
    <>
      <Fact term={t('owner')}>
        {officer?.name ?? t('nobody')}
        {officer && followUp.unowned ? (
          <>
            {' '}
            <UnownedTag />
          </>
        ) : null}
      </Fact>
      <Fact term={t('lead')}>{leadOrganisation?.name ?? t('nobody')}</Fact>
      <Fact term={t('due')}>{dueDate ? formatDate(dueDate) : t('noDate')}</Fact>
      <Fact term={t('firstDue')}>{firstDueDate ? formatDate(firstDueDate) : t('noDate')}</Fact>
      <Fact term={t('evidence')}>
        {t('evidenceCount', { count: evidence })}{' '}
        {evidence > 0 ? <Link href={`/follow-ups/${followUp.id}#evidence`}>{t('look')}</Link> : null}
      </Fact>
      {nextStep ? <Fact term={t('nextStep')}>{nextStep}</Fact> : null}
      <Fact term={t('lastReport')} wide>
        <LastReport room={room} />
      </Fact>
    </>
  )
}

function Fact({ term, wide = false, children }: { term: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'min-w-0 sm:col-span-2' : 'min-w-0'}>
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="font-semibold whitespace-pre-line break-words">{children}</dd>
    </div>
  )
}

function LastReport({ room: { followUp } }: Shown) {
  const { percent, judgement } = followUp
  const t = useTranslations('reviewMeetings.room')
  const [last] = followUp.progress
  return (
    <>
      {last ? (
        <>
          {last.text}
          <span className="block font-normal text-muted">
            {t('reportedBy', { name: last.writer, at: formatInstant(new Date(last.at), followUp.visit.homeZone) })}
          </span>
        </>
      ) : (
        t('noReport')
      )}
      {percent !== null || judgement ? (
        <span className="mt-1 flex flex-wrap items-center gap-2">
          {percent === null ? null : t('percent', { percent })}
          {judgement ? <JudgementTag judgement={judgement} /> : null}
        </span>
      ) : null}
    </>
  )
}

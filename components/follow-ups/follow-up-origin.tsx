import { useTranslations } from 'next-intl'
import { PassageQuote } from '@/components/outcomes/marked-passage'
import { OutcomeTypeTag } from '@/components/outcomes/outcome-tags'
import { MeetingWhen } from '@/components/readouts/meeting-when'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import type { FollowUpView, OutcomeOrigin } from '@/lib/follow-ups/types'
import type { Present } from '@/lib/follow-ups/work/types'
import { PresentList } from './present-list'

/** Characters of the readout that stand here; the readout itself has them all. */
const SHOWN = 400

/** The way back: what came out of which meeting of which visit, what the readout says of it, and who was there. */
export function FollowUpOrigin({ followUp, present = [] }: { followUp: FollowUpView; present?: Present }) {
  const t = useTranslations('followUps.page')
  const { origin, meeting, visit, source } = followUp
  return (
    <>
      <Origin origin={origin} />
      <DescriptionList
        facts={[
          origin?.kind === 'outcome' && { term: t('readout'), value: <ReadoutWords origin={origin} /> },
          meeting && { term: t('meeting'), value: <Link href={`/meetings/${meeting.id}`}>{meeting.title}</Link> },
          meeting && { term: t('when'), value: <MeetingWhen meeting={meeting} /> },
          { term: t('visit'), value: <Link href={`/visits/${visit.id}`}>{`${visit.reference} ${visit.title}`}</Link> },
          source && {
            term: t('source'),
            value: source.url ? (
              <a href={source.url} rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            ),
          },
        ]}
      />
      <PresentList present={present} />
    </>
  )
}

function Origin({ origin }: Pick<FollowUpView, 'origin'>) {
  const t = useTranslations('followUps.page')
  if (!origin) return <p className="mb-4 text-muted">{t('originRestricted')}</p>
  if (origin.kind === 'outcome') return <Outcome outcome={origin.outcome} />
  const { id, reference, title } = origin.agreement
  return (
    <blockquote className="mb-4 border-l-4 border-primary pl-4">
      <p className="document break-words">{title}</p>
      <p className="mt-1 text-sm text-muted">
        <Link href={`/agreements/${id}`}>{reference}</Link>
      </p>
    </blockquote>
  )
}

function Outcome({ outcome }: Pick<OutcomeOrigin, 'outcome'>) {
  const owed = useTranslations('outcomes')
  return (
    <blockquote className="mb-4 border-l-4 border-primary pl-4">
      <p className="document break-words">{outcome.text}</p>
      <p className="mt-1 text-sm text-muted">
        <Link href={`/outcomes/${outcome.id}`}>{outcome.reference}</Link> <OutcomeTypeTag type={outcome.type} />{' '}
        {owed('owed', { who: owed(`owedBy.${outcome.owedBy}`) })}
      </p>
    </blockquote>
  )
}

/** The words that the outcome was made of; where none are marked, how the discussion begins. */
function ReadoutWords({ origin: { readout, passage } }: { origin: OutcomeOrigin }) {
  const t = useTranslations('followUps.page')
  if (passage) return <PassageQuote readoutId={readout.id} passage={passage} />
  const text = readout.discussion ?? ''
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text
  return (
    <>
      <p className={text ? 'document break-words' : 'text-muted'}>{short || t('noDiscussion')}</p>
      <Link href={`/readouts/${readout.id}`}>{t('readoutOpen')}</Link>
    </>
  )
}

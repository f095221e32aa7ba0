import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { Briefing, OpenCounts } from '@/lib/briefings/types'
import { AgreementBriefLine, BriefingList, FollowUpLine, MeetingLine, PersonLine } from './lists'

/** How much is open and who owes it, in one line. */
export function OpenLine({ counts }: { counts: OpenCounts }) {
  const t = useTranslations('briefings.counts')
  const { open, isCapped, us, otherSide, both, nobody, late } = counts
  const parts = [
    us > 0 && t('us', { count: us }),
    otherSide > 0 && t('otherSide', { count: otherSide }),
    both > 0 && t('both', { count: both }),
    nobody > 0 && t('nobody', { count: nobody }),
    late > 0 && t('late', { count: late }),
  ].filter((part) => part !== false)
  return (
    <p className="mb-4">
      <strong>{t(isCapped ? 'openCapped' : 'open', { count: open })}</strong>
      {parts.length > 0 && !isCapped ? `: ${parts.join(', ')}` : ''}
    </p>
  )
}

export const namesOf = ({ organisations }: Briefing): string => organisations.map(({ name }) => name).join('; ')

/** The four lists of a briefing: in a section in two columns where there is room, on a sheet one after the other. */
export function BriefingLists({ briefing, columns }: { briefing: Briefing; columns: boolean }) {
  const t = useTranslations('briefings')
  const { counts, followUps, meetings, people, agreements } = briefing
  const level = columns ? 3 : 2
  return (
    <div className={columns ? 'grid items-start gap-x-8 lg:grid-cols-2' : ''}>
      <BriefingList
        title={t('followUps')}
        level={level}
        few={followUps}
        empty={t('noFollowUps')}
        isCapped={counts.isCapped}
        line={(row) => <FollowUpLine row={row} />}
      />
      <div className="min-w-0">
        <BriefingList
          title={t('meetings')}
          level={level}
          few={meetings}
          empty={t('noMeetings')}
          line={(row) => <MeetingLine row={row} />}
        />
        <BriefingList
          title={t('people')}
          level={level}
          few={people}
          empty={t('noPeople')}
          line={(row) => <PersonLine row={row} />}
        />
        <BriefingList
          title={t('agreements')}
          level={level}
          few={agreements}
          empty={t('noAgreements')}
          line={(row) => <AgreementBriefLine row={row} />}
        />
      </div>
    </div>
  )
}

const isNothing = ({ counts, meetings, people, agreements }: Briefing): boolean =>
  counts.open + meetings.rows.length + people.rows.length + agreements.rows.length === 0

type Props = {
  briefing: Briefing
  /** The address of the sheet for the folder. */
  sheet: string
  /** The register with the agreements of one organisation. */
  agreements?: string
}

/** What stands between us and an organisation, or the hosts of a meeting; with the way to the sheet for the folder. */
export function BriefingSection({ briefing, sheet, agreements }: Props) {
  const t = useTranslations('briefings')
  const names = namesOf(briefing)
  return (
    <Section
      id="between-us"
      title={t('title')}
      boxed
      action={
        <ButtonLink tone="quiet" href={sheet}>
          {t('print')}
        </ButtonLink>
      }
    >
      <p className="mb-2 break-words text-muted">{t('with', { names })}</p>
      {isNothing(briefing) ? (
        <p>{t('none', { names })}</p>
      ) : (
        <>
          <OpenLine counts={briefing.counts} />
          <BriefingLists briefing={briefing} columns />
          {agreements && briefing.agreements.rows.length > 0 ? (
            <p>
              <Link href={agreements}>{t('allAgreements')}</Link>
            </p>
          ) : null}
        </>
      )}
    </Section>
  )
}

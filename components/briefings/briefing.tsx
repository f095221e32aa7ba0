import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { type BriefingPlaces, briefingPlaces } from '@/lib/briefings/address'
import type { Briefing, OpenCounts } from '@/lib/briefings/types'
import { AgreementBriefLine, BriefingList, FollowUpLine, MeetingLine, PersonLine } from './lists'

/** How much is open and who owes it, in one line. @param all where all of it stands */
export function OpenLine({ counts, all }: { counts: OpenCounts; all: string }) {
  const t = useTranslations('briefings.counts')
  const { open, isCapped, us, otherSide, both, nobody, late } = counts
  const parts = [
    us > 0 && t('us', { count: us }),
    otherSide > 0 && t('otherSide', { count: otherSide }),
    both > 0 && t('both', { count: both }),
    nobody > 0 && t('nobody', { count: nobody }),
    late > 0 && t('late', { count: late }),
  ].filter((part) => part !== false)
  const said = t(isCapped ? 'openCapped' : 'open', { count: open })
  return (
    <p className="mb-4">
      <strong>{open > 0 ? <Link href={all}>{said}</Link> : said}</strong>
      {parts.length > 0 && !isCapped ? `: ${parts.join(', ')}` : ''}
    </p>
  )
}

export const namesOf = ({ organisations }: Briefing): string => organisations.map(({ name }) => name).join('; ')

type ListsProps = { briefing: Briefing; places: BriefingPlaces; columns: boolean }

/** The four lists of a briefing: in a section in two columns where there is room, on a sheet one after the other. */
export function BriefingLists({ briefing, places, columns }: ListsProps) {
  const t = useTranslations('briefings')
  const { counts, followUps, meetings } = briefing
  const level = columns ? 3 : 2
  return (
    <div className={columns ? 'grid items-start gap-x-8 lg:grid-cols-2' : ''}>
      <BriefingList
        title={t('followUps')}
        level={level}
        few={followUps}
        empty={t('noFollowUps')}
        isCapped={counts.isCapped}
        all={places.followUps}
        line={(row) => <FollowUpLine row={row} />}
      />
      <div className="min-w-0">
        <BriefingList
          title={t('meetings')}
          level={level}
          few={meetings}
          empty={t('noMeetings')}
          all={places.meetings}
          line={(row) => <MeetingLine row={row} />}
        />
        <PeopleAndAgreements briefing={briefing} places={places} level={level} />
      </div>
    </div>
  )
}

function PeopleAndAgreements({ briefing, places, level }: Omit<ListsProps, 'columns'> & { level: 2 | 3 }) {
  const t = useTranslations('briefings')
  return (
    <>
      <BriefingList
        title={t('people')}
        level={level}
        few={briefing.people}
        empty={t('noPeople')}
        all={places.people}
        line={(row) => <PersonLine row={row} />}
      />
      <BriefingList
        title={t('agreements')}
        level={level}
        few={briefing.agreements}
        empty={t('noAgreements')}
        all={places.agreements}
        line={(row) => <AgreementBriefLine row={row} />}
      />
    </>
  )
}

const isNothing = ({ counts, meetings, people, agreements }: Briefing): boolean =>
  counts.open + meetings.rows.length + people.rows.length + agreements.rows.length === 0

type Props = {
  briefing: Briefing
  /** The address of the sheet for the folder. */
  sheet: string
  /** The page itself lists follow-ups and meetings: here only what is said of them, and who was met and what was signed. */
  listedBelow?: boolean
}

/** What stands between us and an organisation, or whom a meeting is with; with the way to the sheet for the folder. */
export function BriefingSection({ briefing, sheet, listedBelow = false }: Props) {
  const t = useTranslations('briefings')
  const names = namesOf(briefing)
  const places = briefingPlaces(briefing, sheet)
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
          <OpenLine counts={briefing.counts} all={places.followUps} />
          {listedBelow ? (
            <div className="grid items-start gap-x-8 lg:grid-cols-2">
              <PeopleAndAgreements briefing={briefing} places={places} level={3} />
            </div>
          ) : (
            <BriefingLists briefing={briefing} places={places} columns />
          )}
        </>
      )}
    </Section>
  )
}

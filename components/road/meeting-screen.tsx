'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { newId } from '@/lib/platform/id'
import { isAhead } from '@/lib/programme/workflow'
import type { PackMeeting, VisitPack } from '@/lib/sync/types'
import { isOpenForChange } from '@/lib/visits/workflow'
import { ChangedMeanwhile } from './changed-meanwhile'
import { MeetingBar } from './meeting-bar'
import { OutcomeLines } from './outcome-lines'
import { Photos } from './photos'
import { useRoad } from './road-data'
import { RoadText } from './road-text'
import { ScreenHead } from './screen-head'
import { SubmitReadout } from './submit-readout'
import { WhoWasThere } from './who-was-there'
import { MeetingState, placeOf, useWhenWords } from './words'

type Props = { pack: VisitPack; meeting: PackMeeting }

/** The quick form of one meeting: all that is to be noted, in one column, in reach of a thumb. */
export function MeetingScreen({ pack, meeting }: Props) {
  const t = useTranslations('road.meeting')
  const when = useWhenWords()
  const { unsentOf, writeFor } = useRoad()
  const unsent = unsentOf(meeting)
  const place = placeOf(meeting)
  const write = writeFor(meeting.title)
  const { readout } = meeting
  return (
    <>
      <ScreenHead title={meeting.title} back={{ href: `/road/visits/${pack.visit.id}`, label: pack.visit.title }}>
        <p className="tabular-nums">{when(meeting)}</p>
        {place ? <p>{place}</p> : null}
        {meeting.hosts.length > 0 ? <p>{meeting.hosts.join(', ')}</p> : null}
        <MeetingState meeting={meeting} unsent={unsent} />
        {readout?.handling === 'restricted' ? <Tag tone="late">{t('restricted')}</Tag> : null}
      </ScreenHead>
      <ChangedMeanwhile meeting={meeting} unsent={unsent} />
      {unsent.decisions > 0 ? (
        <Notice tone="warn">
          <a href="/road/unsent" className="inline-flex min-h-11 items-center">
            {t('notSent', { count: unsent.decisions })}
          </a>
        </Notice>
      ) : null}
      {readout?.returnComments ? (
        <Notice tone="warn" title={t('returned')}>
          <p className="whitespace-pre-line">{readout.returnComments}</p>
        </Notice>
      ) : null}
      {readout ? (
        <Form pack={pack} meeting={meeting} readout={readout} unsent={unsent.toSend} write={write} />
      ) : (
        <Begin pack={pack} meeting={meeting} write={write} />
      )}
    </>
  )
}

type Write = ReturnType<ReturnType<typeof useRoad>['writeFor']>
type FormProps = Props & { readout: NonNullable<PackMeeting['readout']>; unsent: number; write: Write }

function Form({ pack, meeting, readout, unsent, write }: FormProps) {
  const t = useTranslations('road.meeting')
  const { person } = useRoad()
  const locked = readout.status !== 'draft' || !person.mayWrite
  if (readout.whole === false) return <Notice>{t('notWhole')}</Notice>
  return (
    <>
      <WhoWasThere pack={pack} readout={readout} locked={locked} write={write} />
      <OutcomeLines pack={pack} readout={readout} date={meeting.date} locked={locked} write={write} />
      <RoadText readout={readout} label={meeting.title} zone={meeting.zone} locked={locked} />
      <Photos visitId={pack.visit.id} readoutId={readout.id} locked={locked} />
      {person.mayWrite ? <SubmitReadout readout={readout} unsent={unsent} write={write} /> : null}
      <MeetingBar submit={person.mayWrite} />
    </>
  )
}

/** Before the readout is there: who is expected, and the one step that opens it on this device. */
function Begin({ pack, meeting, write }: Props & { write: Write }) {
  const t = useTranslations('road.meeting')
  const { person } = useRoad()
  const { id, status, planned } = meeting
  const names = [...pack.delegation, ...pack.counterparts].flatMap((party) =>
    planned.includes(party.id) ? [party.name] : [],
  )
  if (!isOpenForChange(pack.visit.status)) return <Notice>{t('visitClosed')}</Notice>
  if (status === 'cancelled' || status === 'postponed') return <Notice>{t(`off.${status}`)}</Notice>
  const ahead = isAhead(status)
  return (
    <>
      {names.length > 0 ? (
        <p className="mt-4">
          <span className="block font-semibold">{t('planned')}</span>
          {names.join(', ')}
        </p>
      ) : null}
      {meeting.objective ? (
        <p className="mt-4 whitespace-pre-line">
          <span className="block font-semibold">{t('objective')}</span>
          {meeting.objective}
        </p>
      ) : null}
      {meeting.agenda ? (
        <p className="mt-4 whitespace-pre-line">
          <span className="block font-semibold">{t('agenda')}</span>
          {meeting.agenda}
        </p>
      ) : null}
      {person.mayWrite ? (
        <div className="road-bar">
          <button
            type="button"
            className="btn btn-primary grow"
            onClick={() =>
              write('openReadout', { id: newId(), itemId: id, ...(ahead ? { confirmed: ['markHeld'] } : {}) })
            }
          >
            {t(ahead ? 'markHeldAndWrite' : 'write')}
          </button>
        </div>
      ) : null}
    </>
  )
}

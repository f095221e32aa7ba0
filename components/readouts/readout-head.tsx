import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Proposed } from '@/components/ui/unknown'
import type { Actor } from '@/lib/auth/permissions'
import { takeOverReadout } from '@/lib/readouts/actions'
import { canCorrectReadout, canTakeOverReadout, canWriteReadout, readoutSteps } from '@/lib/readouts/policy'
import type { ReadoutView } from '@/lib/readouts/types'
import type { ReadoutTransition } from '@/lib/readouts/workflow'
import { MeetingWhen } from './meeting-when'
import { ReadoutSteps } from './readout-steps'
import { ReadoutStatusTag } from './readout-tags'
import { RestrictedTag } from './release-tags'

/** The way back is in the menu; every other step goes forward. */
const isForward = ({ command }: ReadoutTransition) => command !== 'returnReadout'

/** The head of a readout: which meeting, how far it has come, the one next step. */
export function ReadoutHead({ readout, actor, comments }: { readout: ReadoutView; actor: Actor; comments: number }) {
  const t = useTranslations('readouts.head')
  const types = useTranslations('programme.type')
  const { meeting, visit } = readout
  const subject = { ...readout, visitStatus: visit.status }
  const steps = readoutSteps(actor, subject)
  const { id: readoutId, version } = readout
  const mayWrite = canWriteReadout(actor, subject)
  const more = [
    ...steps.filter((step) => !isForward(step)),
    ...(canTakeOverReadout(actor, subject) ? ['takeOver'] : []),
    ...(canCorrectReadout(actor, subject) ? ['correct'] : []),
    ...(readout.revisions > 0 ? ['history'] : []),
  ]
  return (
    <PageHead
      above={<Link href={`/visits/${visit.id}/readouts`}>{t('ofVisit', visit)}</Link>}
      title={meeting.title}
      tag={
        <>
          <ReadoutStatusTag status={readout.status} />
          {readout.handling === 'restricted' ? <RestrictedTag /> : null}
          {readout.proposed.includes('status') ? <Proposed /> : null}
        </>
      }
      facts={[
        types(meeting.type),
        <MeetingWhen key="when" meeting={meeting} />,
        [meeting.venue, meeting.city].filter(Boolean).join(', '),
        t('writer', { name: readout.writerName }),
      ]}
      action={
        <>
          <ReadoutSteps steps={steps.filter(isForward)} readoutId={readoutId} version={version} tone="primary" />
          {mayWrite ? <ButtonLink href={`/meetings/${meeting.id}/readout`}>{t('edit')}</ButtonLink> : null}
        </>
      }
      menu={more.length > 0 ? <More readout={readout} actor={actor} steps={steps} comments={comments} /> : undefined}
    />
  )
}

function More(props: { readout: ReadoutView; actor: Actor; steps: readonly ReadoutTransition[]; comments: number }) {
  const { readout, actor, steps, comments } = props
  const t = useTranslations('readouts.head')
  const subject = { ...readout, visitStatus: readout.visit.status }
  const { id: readoutId, version } = readout
  return (
    <>
      <ReadoutSteps
        steps={steps.filter((step) => !isForward(step))}
        readoutId={readoutId}
        version={version}
        tone="quiet"
        comments={comments}
      />
      {canTakeOverReadout(actor, subject) ? (
        <ActionButton
          action={takeOverReadout}
          input={{ readoutId, version }}
          label={t('takeOver')}
          tone="quiet"
          explain={<p>{t('takeOverExplain', { name: readout.writerName })}</p>}
          done={t('takenOver')}
        />
      ) : null}
      {canCorrectReadout(actor, subject) ? (
        <ButtonLink tone="quiet" href={`/readouts/${readoutId}/correct`}>
          {t('correct')}
        </ButtonLink>
      ) : null}
      {readout.revisions > 0 ? (
        <ButtonLink tone="quiet" href={`/readouts/${readoutId}/revisions`}>
          {t('history')}
        </ButtonLink>
      ) : null}
    </>
  )
}

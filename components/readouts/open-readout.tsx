import { useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { isAhead } from '@/lib/programme/workflow'
import type { MeetingToRecord } from '@/lib/readouts/types'
import { isOpenForChange } from '@/lib/visits/workflow'
import { MeetingWhen } from './meeting-when'
import { WriteReadout } from './write-readout'

/** Before a readout is there: what it will begin with, and the one step that makes it. */
export function OpenReadout({ found }: { found: MeetingToRecord }) {
  const t = useTranslations('readouts')
  const { meeting, visit, plan } = found
  return (
    <>
      <PageHead
        above={<Link href={`/meetings/${meeting.id}`}>{meeting.title}</Link>}
        title={t('open.title')}
        facts={[t('head.ofVisit', visit), <MeetingWhen key="when" meeting={meeting} />]}
      />
      <div className="max-w-2xl">
        <Begin found={found} />
        <div className="mt-8">
          <DescriptionList
            facts={[
              plan.ours.length > 0 && { term: t('open.plannedOurs'), value: plan.ours.join(', ') },
              plan.host.length > 0 && { term: t('open.plannedHost'), value: plan.host.join(', ') },
            ]}
          />
          {plan.ours.length + plan.host.length === 0 ? <p className="text-muted">{t('open.nobody')}</p> : null}
        </div>
      </div>
    </>
  )
}

function Begin({ found: { meeting, visit } }: { found: MeetingToRecord }) {
  const t = useTranslations('readouts.open')
  const refusals = useTranslations('refusals')
  const held = meeting.status === 'held'
  if (!isOpenForChange(visit.status)) return <Notice tone="info">{refusals('visitClosed')}</Notice>
  if (!meeting.readoutExpected) return <Notice tone="info">{t('notAMeeting')}</Notice>
  if (!held && !isAhead(meeting.status)) return <Notice tone="info">{t('off', { status: meeting.status })}</Notice>
  return (
    <>
      <p className="mb-4">{t(held ? 'held' : 'notHeld')}</p>
      <WriteReadout itemId={meeting.id} held={held} />
    </>
  )
}

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { type Cell, group, muted, tag } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Register } from '@/components/ui/register'
import { type Actor, can } from '@/lib/auth/permissions'
import type { VisitReadoutRow } from '@/lib/readouts/types'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'
import { MeetingWhen } from './meeting-when'
import { WhichReadouts } from './missing-of-visit'
import { STATUS_TONES } from './readout-tags'
import { WriteReadout } from './write-readout'

type Props = {
  visitId: string
  visitStatus: VisitStatus
  rows: readonly VisitReadoutRow[]
  actor: Actor
  /** How many readouts are missing; null for who does not chase them. */
  missing: number | null
}

/** The meetings of a visit and how far their readouts have come; those that wait for one say so. */
export function VisitReadouts({ visitId, visitStatus, rows, actor, missing }: Props) {
  const t = useTranslations('readouts')
  const release = useTranslations('release')
  const mayWrite = can(actor, 'readout.write') && isOpenForChange(visitStatus)
  const internal = can(actor, 'readout.see-internal')
  const standing = ({ meeting, readout }: VisitReadoutRow): Cell => {
    if (readout) {
      const status = tag(STATUS_TONES[readout.status], t(`status.${readout.status}`))
      const marks = [
        ...(readout.restricted ? [tag('late', release('restricted'))] : []),
        ...(readout.returned ? [tag('late', t('visit.returned'))] : []),
      ]
      return marks.length > 0 ? group(status, ...marks) : status
    }
    if (meeting.status !== 'held') return muted(t('visit.notHeld'))
    return internal ? tag('waiting', t('visit.none')) : muted(t('visit.noneToRead'))
  }
  return (
    <section aria-labelledby="readouts-heading">
      <h2 id="readouts-heading" className="mb-1 text-xl">
        {t('title')}
      </h2>
      {missing === null ? null : <WhichReadouts visitId={visitId} missing={missing} now="all" />}
      <Register
        caption={t('visit.caption')}
        rows={rows}
        rowKey={({ meeting }) => meeting.id}
        empty={<Empty visitId={visitId} mayWrite={mayWrite} />}
        columns={[
          {
            key: 'meeting',
            header: t('visit.meeting'),
            primary: true,
            cell: ({ meeting, readout }) => ({
              kind: 'title',
              to: readout ? `/readouts/${readout.id}` : `/meetings/${meeting.id}`,
              text: meeting.title,
              under: readout && internal ? t('head.writer', { name: readout.writerName }) : meeting.reference,
            }),
          },
          {
            key: 'when',
            header: t('visit.when'),
            narrow: true,
            cell: ({ meeting }) => <MeetingWhen meeting={meeting} />,
          },
          {
            key: 'readout',
            header: t('visit.readout'),
            narrow: true,
            cell: standing,
          },
          {
            key: 'outcomes',
            header: t('visit.outcomes'),
            align: 'right',
            narrow: true,
            cell: ({ readout }) => readout?.outcomes ?? '–',
          },
          ...(mayWrite
            ? [
                {
                  key: 'next',
                  header: t('visit.next'),
                  narrow: true as const,
                  cell: ({ meeting, readout }: VisitReadoutRow) =>
                    !readout || readout.status === 'draft' ? (
                      <WriteReadout
                        itemId={meeting.id}
                        held={meeting.status === 'held'}
                        begun={readout !== null}
                        tone={meeting.status !== 'held' ? 'quiet' : readout ? 'plain' : 'primary'}
                      />
                    ) : null,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

function Empty({ visitId, mayWrite }: { visitId: string; mayWrite: boolean }) {
  const t = useTranslations('readouts.visit')
  return (
    <EmptyState
      action={
        mayWrite ? (
          <ButtonLink tone="primary" href={`/visits/${visitId}/programme`}>
            {t('programme')}
          </ButtonLink>
        ) : undefined
      }
    >
      {t(mayWrite ? 'empty' : 'emptyReader')}
    </EmptyState>
  )
}

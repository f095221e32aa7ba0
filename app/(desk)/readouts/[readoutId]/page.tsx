import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FILE_WORDS, FileSection } from '@/components/files/file-section'
import { OutcomeList } from '@/components/outcomes/outcome-list'
import { AttendanceList } from '@/components/readouts/attendance-list'
import { ReadoutChain } from '@/components/readouts/readout-chain'
import { ReadoutHead } from '@/components/readouts/readout-head'
import { ReadoutNotes } from '@/components/readouts/readout-notes'
import { ReadoutText } from '@/components/readouts/readout-text'
import { ReleasePanel } from '@/components/readouts/release-panel'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { canChangeReadoutFiles } from '@/lib/files/policy'
import { listReadoutFiles } from '@/lib/files/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { listReadoutOutcomes } from '@/lib/outcomes/queries'
import { listComments } from '@/lib/readouts/comments.queries'
import { canChangeOutcomes } from '@/lib/readouts/policy'
import { getReadout } from '@/lib/readouts/queries'
import { isOpenForChange } from '@/lib/visits/workflow'

type Params = { params: Promise<{ readoutId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const readout = await getReadout(await requireActor(), (await params).readoutId)
  const t = await getTranslations('readouts')
  return { title: readout ? `${readout.meeting.title} · ${t('title')}` : t('title') }
}

export default async function ReadoutPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { readoutId } = await params
  const [readout, outcomes, files, comments] = await Promise.all([
    getReadout(actor, readoutId),
    listReadoutOutcomes(actor, readoutId),
    listReadoutFiles(actor, readoutId),
    listComments(actor, readoutId),
  ])
  if (!readout) notFound()
  const t = await getTranslations('readouts')
  const standing = outcomes.filter(({ archived }) => !archived)
  const subject = { ...readout, visitStatus: readout.visit.status }
  const open = comments.filter(({ settled }) => !settled).length
  return (
    <ClientMessages
      also={[
        'comments',
        'outcomes.add',
        'outcomes.edit',
        'outcomes.form',
        'outcomes.type',
        'outcomes.owedBy',
        ...FILE_WORDS,
      ]}
    >
      <ReadoutHead readout={readout} actor={actor} comments={open} />
      <ReadoutChain meeting={readout.meeting} status={readout.status} outcomes={standing} />
      <ReadoutNotes readout={readout} comments={open} />
      <div className="max-w-3xl">
        <Section id="attendance" title={t('attendance.title')}>
          <AttendanceList rows={readout.attendance} />
        </Section>
      </div>
      <ReadoutText readout={readout} actor={actor} comments={comments} outcomes={standing} />
      <div className="max-w-3xl">
        <OutcomeList
          readoutId={readout.id}
          outcomes={outcomes}
          mayChange={canChangeOutcomes(actor, subject)}
          mayFollow={can(actor, 'follow-up.write') && isOpenForChange(readout.visit.status)}
          final={readout.status === 'final'}
        />
        <FileSection
          target={{ visitId: readout.visit.id, readoutId: readout.id }}
          files={files}
          zone={readout.visit.homeZone}
          mayChange={canChangeReadoutFiles(actor, subject)}
        />
        <ReleasePanel readout={readout} actor={actor} />
      </div>
    </ClientMessages>
  )
}

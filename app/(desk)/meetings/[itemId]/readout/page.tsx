import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FILE_WORDS, FileSection } from '@/components/files/file-section'
import { OutcomeList } from '@/components/outcomes/outcome-list'
import { commentsBeside } from '@/components/readouts/comments/beside'
import { OpenReadout } from '@/components/readouts/open-readout'
import { ReleasePanel } from '@/components/readouts/release-panel'
import { WriteHead } from '@/components/readouts/write-head'
import { WritingDesk } from '@/components/readouts/writing/writing-desk'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { listReadoutFiles } from '@/lib/files/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { listReadoutOutcomes } from '@/lib/outcomes/queries'
import { listComments } from '@/lib/readouts/comments.queries'
import { canWriteReadout, readoutSteps } from '@/lib/readouts/policy'
import { getAttendeeChoices, getMeetingToRecord, getReadout } from '@/lib/readouts/queries'

type Params = { params: Promise<{ itemId: string }> }

const MESSAGES = [
  'text',
  'comments',
  'writing',
  'readouts.form',
  'readouts.writers',
  'readouts.sections',
  'readouts.add',
  'readouts.attendance',
  'readouts.step',
  'readouts.write',
  'readouts.keepWriting',
  'readouts.markHeldAndWrite',
  'outcomes.add',
  'outcomes.edit',
  'outcomes.form',
  'outcomes.type',
  'outcomes.owedBy',
  'followUps.form',
  ...FILE_WORDS,
]

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await getMeetingToRecord(await requireActor(), (await params).itemId)
  const t = await getTranslations('readouts')
  return { title: found ? `${t('form.title')}: ${found.meeting.title}` : t('form.title') }
}

export default async function WriteReadoutPage({ params }: Params) {
  const actor = await requireActor('readout.write')
  const found = await getMeetingToRecord(actor, (await params).itemId)
  if (!found) notFound()
  return (
    <ClientMessages also={MESSAGES}>
      {found.readout ? <Writing actor={actor} readoutId={found.readout.id} /> : <OpenReadout found={found} />}
    </ClientMessages>
  )
}

/** The draft to write in. What is no draft any more is read, not written. */
async function Writing({ actor, readoutId }: { actor: Awaited<ReturnType<typeof requireActor>>; readoutId: string }) {
  const [readout, choices, outcomes, files, comments] = await Promise.all([
    getReadout(actor, readoutId),
    getAttendeeChoices(actor, readoutId),
    listReadoutOutcomes(actor, readoutId),
    listReadoutFiles(actor, readoutId),
    listComments(actor, readoutId),
  ])
  if (!readout || !choices) notFound()
  const subject = { ...readout, visitStatus: readout.visit.status }
  if (!canWriteReadout(actor, subject)) redirect(`/readouts/${readout.id}`)
  return (
    <>
      <WriteHead readout={readout} comments={comments} />
      <WritingDesk
        readout={{ ...readout, meeting: readout.meeting.title, zone: readout.visit.homeZone }}
        choices={choices}
        references={Object.fromEntries(
          outcomes.filter(({ archived }) => !archived).map(({ id, reference }) => [id, reference]),
        )}
        comments={commentsBeside(readout, comments)}
        maySubmit={readoutSteps(actor, subject).some(({ command }) => command === 'submitReadout')}
      >
        <div className="max-w-3xl">
          <OutcomeList
            readoutId={readout.id}
            outcomes={outcomes}
            mayChange
            mayFollow={can(actor, 'follow-up.write')}
            final={false}
            inPlace
          />
          <FileSection
            target={{ visitId: readout.visit.id, readoutId }}
            files={files}
            zone={readout.visit.homeZone}
            mayChange
          />
          <ReleasePanel readout={readout} actor={actor} />
        </div>
      </WritingDesk>
    </>
  )
}

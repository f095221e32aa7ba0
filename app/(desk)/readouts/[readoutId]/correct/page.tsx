import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CorrectionForm } from '@/components/readouts/correction-form'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { canCorrectReadout } from '@/lib/readouts/policy'
import { getReadout } from '@/lib/readouts/queries'

type Params = { params: Promise<{ readoutId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('readouts'))('form.correctTitle') }
}

export default async function CorrectReadoutPage({ params }: Params) {
  const actor = await requireActor('readout.clear')
  const readout = await getReadout(actor, (await params).readoutId)
  if (!readout) notFound()
  if (!canCorrectReadout(actor, { ...readout, visitStatus: readout.visit.status })) redirect(`/readouts/${readout.id}`)
  const t = await getTranslations('readouts')
  return (
    <ClientMessages also={['readouts.form', 'readouts.attendance', 'readouts.add']}>
      <PageHead
        above={<Link href={`/readouts/${readout.id}`}>{readout.meeting.title}</Link>}
        title={t('form.correctTitle')}
        tag={<ReadoutStatusTag status={readout.status} />}
      />
      <p className="mb-6 max-w-2xl">{t('form.correctNote')}</p>
      <CorrectionForm readout={readout} />
    </ClientMessages>
  )
}

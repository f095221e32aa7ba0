import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { SectionToCorrect } from '@/components/readouts/corrected-sections'
import { CorrectionForm } from '@/components/readouts/correction-form'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { canCorrectReadout } from '@/lib/readouts/policy'
import { getReadout } from '@/lib/readouts/queries'
import { type FixedSection, isFixedSection, SECTIONS } from '@/lib/readouts/schema'
import type { ReadoutView } from '@/lib/readouts/types'
import { EMPTY_DOC } from '@/lib/text/doc'
import { formatInstant } from '@/lib/time/format'

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
    <ClientMessages also={['text', 'readouts.form', 'readouts.attendance', 'readouts.add']}>
      <PageHead
        above={<Link href={`/readouts/${readout.id}`}>{readout.meeting.title}</Link>}
        title={t('form.correctTitle')}
        tag={<ReadoutStatusTag status={readout.status} />}
      />
      <p className="mb-6 max-w-2xl">{t('form.correctNote')}</p>
      <CorrectionForm readout={{ ...readout, sections: sectionsToCorrect(readout, (key) => t(`sections.${key}`)) }} />
    </ClientMessages>
  )
}

/** Every section that a readout has, written or not, in its order. */
function sectionsToCorrect(
  { sections, visit }: ReadoutView,
  nameOf: (key: FixedSection) => string,
): SectionToCorrect[] {
  const named = (key: string, title: string | null) => ({
    key,
    title,
    name: title ?? (isFixedSection(key) ? nameOf(key) : key),
  })
  const written = sections.map(({ key, title, doc, version, updatedAt, updatedByName }) => ({
    ...named(key, title),
    ...{ doc, version, updatedBy: updatedByName, updatedAt: formatInstant(new Date(updatedAt), visit.homeZone) },
  }))
  const fixed = SECTIONS.map(
    (key) =>
      written.find((section) => section.key === key) ?? {
        ...named(key, null),
        ...{ doc: EMPTY_DOC, version: 0, updatedBy: null, updatedAt: null },
      },
  )
  return [...fixed, ...written.filter(({ title }) => title !== null)]
}

'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { type SectionHandle, useSection } from '@/components/device/use-section'
import { TextEditor } from '@/components/text/text-editor'
import { StructuredText } from '@/components/ui/structured-text'
import { type FixedSection, SECTIONS } from '@/lib/readouts/schema'
import type { SectionView } from '@/lib/readouts/types'
import type { PackReadout } from '@/lib/sync/types'
import { isEmptyDoc } from '@/lib/text/doc'
import { SectionChoice } from './section-choice'

type Props = { readout: PackReadout; label: string; zone: string; locked: boolean }
type Named = { key: string; title: string | null; stands: SectionView | undefined }

/** What was said, in plain fields that take dictation. Each section is kept and sent by itself. */
export function RoadText({ readout, label, zone, locked }: Props) {
  const t = useTranslations('road.text')
  const own = readout.sections.filter(({ title }) => title !== null)
  const sections: Named[] = [
    ...SECTIONS.map((key) => ({ key, title: null, stands: readout.sections.find((one) => one.key === key) })),
    ...own.map((stands) => ({ key: stands.key, title: stands.title, stands })),
  ]
  return (
    <section aria-labelledby="text" className="road-part">
      <h2 id="text" tabIndex={-1}>
        {t('title')}
      </h2>
      {sections.map((section) =>
        locked ? (
          <ReadSection key={section.key} section={section} />
        ) : (
          <WriteSection key={section.key} readoutId={readout.id} section={section} label={label} zone={zone} />
        ),
      )}
    </section>
  )
}

function useSectionName(): (section: Named) => string {
  const t = useTranslations('road.text')
  return ({ key, title }) => title ?? t(key as FixedSection)
}

function ReadSection({ section }: { section: Named }) {
  const t = useTranslations('road.text')
  const nameOf = useSectionName()
  return (
    <div className="mt-4">
      <h3 className="text-base">{nameOf(section)}</h3>
      {section.stands ? (
        <StructuredText doc={section.stands.doc} under={3} />
      ) : (
        <p className="text-muted">{t('nothing')}</p>
      )}
    </div>
  )
}

type WriteProps = { readoutId: string; section: Named; label: string; zone: string }

function WriteSection({ readoutId, section, label, zone }: WriteProps) {
  const t = useTranslations('road.text')
  const nameOf = useSectionName()
  const id = useId()
  const [tools, setTools] = useState(false)
  const { key, title, stands } = section
  const server = stands ? { doc: stands.doc, version: stands.version } : null
  const handle = useSection({ readoutId, key, title, label, server })
  const name = nameOf(section)
  return (
    <div className="mt-4">
      <h3 id={`${id}-name`} className="text-base">
        {name}
      </h3>
      {title === null ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {t(`${key as FixedSection}Hint`)}
        </p>
      ) : null}
      <div className="road-text mt-1" data-tools={tools}>
        <TextEditor
          doc={handle.doc}
          onChange={handle.change}
          label={name}
          labelledBy={`${id}-name`}
          {...(title === null ? { describedBy: `${id}-hint` } : {})}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <SectionStateWords handle={handle} />
        <button type="button" className="btn btn-quiet" aria-expanded={tools} onClick={() => setTools(!tools)}>
          {t('tools')}
          <span className="sr-only">: {name}</span>
        </button>
      </div>
      <SectionChoice handle={handle} name={name} keepAs={`${readoutId}-${key}`} zone={zone} />
    </div>
  )
}

function SectionStateWords({ handle: { state, failure, doc } }: { handle: SectionHandle }) {
  const t = useTranslations('road.text')
  const idle = state === 'saved' && isEmptyDoc(doc)
  const words = failure ? t('failed') : idle ? '' : t(`state.${state}`)
  const bad = failure !== null || state === 'notKept' || state === 'choose'
  return (
    <p role="status" className={`text-sm ${bad ? 'font-semibold text-late' : 'text-muted'}`}>
      {words}
    </p>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { SectionHandle } from '@/components/device/use-section'
import { Button } from '@/components/ui/button'
import { SECTIONS, type Side } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice, SectionView } from '@/lib/readouts/types'
import { useWriters, WritersHere } from '../writers'
import { AddSection } from './add-section'
import { AttendanceCard } from './attendance-card'
import { OutcomeDialog } from './outcome-dialog'
import { SectionCard, type SectionName } from './section-card'
import { SubmitCard } from './submit-card'
import { useFreshPage } from './use-fresh-page'
import { useMaking } from './use-making'
import { useOwnSections } from './use-own-sections'

type Props = {
  readout: {
    id: string
    version: number
    sections: readonly SectionView[]
    attendance: readonly AttendanceRow[]
    meeting: string
    zone: string
  }
  choices: Record<Side, readonly AttendeeChoice[]>
  /** By id the references of the outcomes that stand. */
  references: Readonly<Record<string, string>>
  maySubmit: boolean
  /** Beside each section what people said of it; by its key. */
  comments?: Readonly<Record<string, ReactNode>>
  /** The outcomes, the files. */
  children: ReactNode
}

/** Where a readout is written: by several people at once, with a network or without. */
export function WritingDesk({ readout, choices, references, maySubmit, comments = {}, children }: Props) {
  const { id: readoutId, meeting, zone, sections } = readout
  const names = useSectionNames(readoutId, sections)
  const [within, setWithin] = useState<string | null>(null)
  const { writers, versions } = useWriters(readoutId, within)
  const handles = useRef(new Map<string, SectionHandle>())
  const serverOf = (key: string) => sections.find((section) => section.key === key) ?? null
  const shownVersion = (key: string) => Math.max(serverOf(key)?.version ?? 0, handles.current.get(key)?.version ?? 0)
  useFreshPage(
    readoutId,
    Object.entries(versions).some(([key, version]) => version > shownVersion(key)),
  )
  const making = useMaking(readoutId)
  const marks = useMarks(references, making.pending)
  const titles = Object.fromEntries(
    names.list.filter(({ title }) => title !== null).map(({ key, label }) => [key, label]),
  )
  return (
    <>
      <div className="mb-4">
        <WritersHere writers={writers} titles={titles} />
      </div>
      <AttendanceCard readoutId={readoutId} meeting={meeting} rows={readout.attendance} choices={choices} />
      {making.refused.map((one) => (
        <NotMade
          key={one.commandId}
          why={one.why}
          text={one.words.text}
          again={() => making.again(one)}
          drop={() => making.drop(one)}
        />
      ))}
      {names.list.map((section) => (
        <SectionCard
          key={section.key}
          readoutId={readoutId}
          section={section}
          server={serverOf(section.key)}
          meeting={meeting}
          zone={zone}
          others={[...new Set(writers.filter((one) => one.sectionKey === section.key).map(({ name }) => name))]}
          references={marks}
          undone={making.refused.map(({ id }) => id)}
          onMakeOutcome={(words) => making.ask(section.key, words)}
          onEnter={() => setWithin(section.key)}
          onHandle={(handle) => void handles.current.set(section.key, handle)}
        >
          {comments[section.key]}
        </SectionCard>
      ))}
      <AddSection add={names.add} />
      {children}
      {maySubmit ? (
        <SubmitCard readoutId={readoutId} version={readout.version} meeting={meeting} sections={handles} />
      ) : null}
      {making.asked ? (
        <OutcomeDialog
          readoutId={readoutId}
          sectionKey={making.asked.sectionKey}
          meeting={meeting}
          words={making.asked.words}
          onMade={making.made}
          onClose={making.close}
        />
      ) : null}
    </>
  )
}

function useSectionNames(readoutId: string, server: readonly SectionView[]) {
  const t = useTranslations('readouts.form')
  const own = useTranslations('writing')('own')
  const { own: sections, add } = useOwnSections(readoutId, server)
  const fixed: SectionName[] = SECTIONS.map((key) => ({ key, title: null, label: t(key), hint: t(`${key}Hint`) }))
  const list = [...fixed, ...sections.map(({ key, title }) => ({ key, title, label: title, hint: own }))]
  const addOne = useCallback((title: string) => void add(title), [add])
  return { list, add: addOne }
}

/** What stands at marked sentences: a reference, or that the outcome is on its way. */
function useMarks(references: Readonly<Record<string, string>>, pending: readonly string[]): Record<string, string> {
  const t = useTranslations('writing.outcome')
  return { ...Object.fromEntries(pending.map((id) => [id, t('new')])), ...references }
}

function NotMade(props: { why: string | null; text: string; again: () => void; drop: () => void }) {
  const t = useTranslations('writing.outcome')
  return (
    <div role="alert" className="mb-4 max-w-3xl border-l-4 border-late pl-3">
      <p className="mb-2">
        {t('refused', { text: props.text })} {props.why}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={props.again}>{t('again')}</Button>
        <Button tone="quiet" onClick={props.drop}>
          {t('drop')}
        </Button>
      </div>
    </div>
  )
}

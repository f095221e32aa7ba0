'use client'

import { useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { ChooseText } from '@/components/text/choose-text'
import { TextEditor } from '@/components/text/text-editor'
import type { SectionInput } from '@/lib/readouts/schema'
import { EMPTY_DOC, sameDoc } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'

/** A section as it stands; `version` 0 and an empty text where nobody wrote it. */
export type SectionToCorrect = {
  key: string
  title: string | null
  /** Its title, or what every readout calls it. */
  name: string
  doc: TextDoc
  version: number
  updatedBy: string | null
  /** As people read it. */
  updatedAt: string | null
}

/** A section that this person changed, with the text that they began with. */
type Edit = SectionInput & { from: TextDoc }

/**
 * The sections of a final readout in the editor. The form's value `sections` holds those alone that this person changed.
 * Where another correction changed the same one meanwhile, both texts stand there to be chosen between.
 */
export function CorrectedSections({
  readoutId,
  sections,
}: {
  readoutId: string
  sections: readonly SectionToCorrect[]
}) {
  const { register, setValue } = useFormContext()
  const watched: unknown = useWatch({ name: 'sections' })
  const edits: readonly Edit[] = Array.isArray(watched) ? watched : []
  useEffect(() => {
    register('sections')
  })
  const put = (
    { key, title, doc: stands, version }: SectionToCorrect,
    doc: TextDoc,
    over?: Pick<Edit, 'from' | 'baseVersion'>,
  ) => {
    const others = edits.filter((edit) => edit.key !== key)
    const begun = over ?? edits.find((edit) => edit.key === key) ?? { from: stands, baseVersion: version }
    const edit = { key, title, doc, from: begun.from, baseVersion: begun.baseVersion }
    setValue('sections', sameDoc(doc, begun.from) ? others : [...others, edit], { shouldDirty: true })
  }
  return sections.map((section) => {
    const { key, name, doc: stands, version } = section
    const edit = edits.find((one) => one.key === key)
    const stale = edit !== undefined && edit.baseVersion !== version && !sameDoc(edit.doc, stands)
    return (
      <div key={key} className="mb-5">
        <p id={`correct-${key}`} className="mb-1 font-semibold">
          {name}
        </p>
        {stale ? (
          <ChooseText
            label={name}
            texts={{ base: edit.from, mine: edit.doc, theirs: stands, by: section.updatedBy, at: section.updatedAt }}
            keepAs={`correction-${readoutId}-${key}`}
            onSettle={(doc) => put(section, doc, { from: stands, baseVersion: version })}
          />
        ) : (
          <TextEditor
            doc={edit?.doc ?? stands ?? EMPTY_DOC}
            onChange={(doc) => put(section, doc)}
            label={name}
            labelledBy={`correct-${key}`}
          />
        )}
      </div>
    )
  })
}

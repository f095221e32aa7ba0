'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { StructuredText } from '@/components/ui/structured-text'
import type { TextDoc } from '@/lib/text/types'

/** Words of a text that are to become an outcome. Their place is kept while the text around them changes. */
export type MarkedWords = {
  text: string
  /** Puts the outcome's mark on them; false when the words are gone meanwhile. The text is handed out at once. */
  mark: (id: string) => boolean
  /** No outcome is made of them. Gives the focus back to the text. */
  release: () => void
}

export type TextEditorProps = {
  /**
   * The text. Another one than was handed out is brought in where it differs, without moving the cursor; give it only
   * while the person has nothing unsaved of their own.
   */
  doc: TextDoc
  /** At most every 150 ms while somebody types, and at once when the field or the page is left. */
  onChange: (doc: TextDoc) => void
  /** Of the text itself, for links to it; else one is made. */
  id?: string
  /** What the text is, as people call it; the element with `labelledBy` says the same where it is on the page. */
  label: string
  labelledBy?: string
  describedBy?: string
  placeholder?: string
  invalid?: boolean
  /** Takes the focus when it appears. */
  focusFirst?: boolean
  onFocus?: () => void
  /** "Make outcome" on marked words. */
  onMakeOutcome?: (words: MarkedWords) => void
  /** By the id of an outcome what is shown at its sentence; what is not here is plain text. */
  markedOutcomes?: Readonly<Record<string, string>>
  /** Outcomes that were not made after all: their marks are taken off. */
  undoneOutcomes?: readonly string[]
}

type Loaded = ComponentType<TextEditorProps>
let loaded: Loaded | null = null
const load = async (): Promise<Loaded> => {
  loaded ??= (await import('./editor')).Editor
  return loaded
}

/**
 * The editor of a structured text. Its code comes when it is needed; until then the text can be read. Needs the
 * messages `text`.
 */
export function TextEditor(props: TextEditorProps) {
  const t = useTranslations('text')
  const [Editor, setEditor] = useState<Loaded | null>(null)
  const [failed, setFailed] = useState(false)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round tries once more
  useEffect(() => {
    let gone = false
    setFailed(false)
    load().then(
      (found) => gone || setEditor(() => found),
      () => gone || setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [round])
  if (Editor) return <Editor {...props} />
  return (
    <div className="editor" aria-busy={!failed}>
      {failed ? (
        <div role="alert" className="flex flex-wrap items-center gap-3 p-3">
          <p>{t('unavailable')}</p>
          <Button onClick={() => setRound((n) => n + 1)}>{t('again')}</Button>
        </div>
      ) : (
        <p className="editor-bar text-sm text-muted">{t('loading')}</p>
      )}
      <div className="editor-text">
        <StructuredText doc={props.doc} />
      </div>
    </div>
  )
}

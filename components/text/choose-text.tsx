'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/form/panel'
import { isEmptyDoc } from '@/lib/text/doc'
import { mergeDocs } from '@/lib/text/merge'
import type { TextDoc } from '@/lib/text/types'
import { TextDiff } from './text-diff'
import { TextEditor } from './text-editor'
import { useKeptText } from './use-kept-text'

export type TwoTexts = {
  /** What both began with. */
  base: TextDoc
  mine: TextDoc
  theirs: TextDoc
  /** Who wrote theirs; null where it is not known. */
  by: string | null
  /** As people read it. */
  at: string | null
}

type Props = {
  /** What the text is: "Discussion". */
  label: string
  texts: TwoTexts
  /** Under which a combination is kept while it is being written. */
  keepAs: string
  /** With the text that is to stand. Both texts stay in the history whatever is chosen. */
  onSettle: (doc: TextDoc) => Promise<void> | void
}

/**
 * Somebody changed a text while this person wrote in it: both side by side, to take one, the other, or a combination.
 * Takes the focus when it appears. Needs the messages `text`.
 */
export function ChooseText({ label, texts, keepAs, onSettle }: Props) {
  const t = useTranslations('text.choose')
  const { base, mine, theirs, by, at } = texts
  const kept = useKeptText(keepAs)
  const [combining, setCombining] = useState(false)
  const [busy, setBusy] = useState(false)
  const settle = async (doc: TextDoc) => {
    setBusy(true)
    try {
      await onSettle(doc)
      kept.drop()
    } finally {
      setBusy(false)
    }
  }
  const name = by ?? t('somebody')
  return (
    <Panel title={t('title', { label, name })} tone="waiting">
      <p>{t(at ? 'hintAt' : 'hint', { name, at: at ?? '' })}</p>
      <div className="w-full">
        <TextDiff before={theirs} after={mine} beforeLabel={t('theirs', { name })} afterLabel={t('mine')} />
      </div>
      {combining ? (
        <Combination
          label={label}
          start={kept.read() ?? mergeDocs(base, mine, theirs).doc}
          overlaps={mergeDocs(base, mine, theirs).overlaps}
          keep={kept.write}
          busy={busy}
          use={settle}
          back={() => setCombining(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button busy={busy} onClick={() => void settle(theirs)}>
            {t('takeTheirs', { name })}
          </Button>
          <Button busy={busy} onClick={() => void settle(mine)}>
            {t('keepMine')}
          </Button>
          {isEmptyDoc(mine) || isEmptyDoc(theirs) ? null : (
            <Button tone="primary" busy={busy} onClick={() => setCombining(true)}>
              {t('combine')}
            </Button>
          )}
        </div>
      )}
      <p className="text-sm text-muted">{t('nothingLost')}</p>
    </Panel>
  )
}

type CombinationProps = {
  label: string
  start: TextDoc
  overlaps: boolean
  keep: (doc: TextDoc) => void
  busy: boolean
  use: (doc: TextDoc) => Promise<void>
  back: () => void
}

/** The proposal, to be written on. */
function Combination({ label, start, overlaps, keep, busy, use, back }: CombinationProps) {
  const t = useTranslations('text.choose')
  const hint = useId()
  const [doc, setDoc] = useState(start)
  return (
    <div className="w-full">
      <p id={hint} className="mb-2">
        {t(overlaps ? 'combinedBoth' : 'combined')}
      </p>
      <TextEditor
        doc={start}
        onChange={(next) => {
          setDoc(next)
          keep(next)
        }}
        label={t('combination', { label })}
        describedBy={hint}
        focusFirst
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button tone="primary" busy={busy} onClick={() => void use(doc)}>
          {t('use')}
        </Button>
        <Button tone="quiet" busy={busy} onClick={back}>
          {t('back')}
        </Button>
      </div>
    </div>
  )
}

'use client'

import { useEffect, useRef, useState } from 'react'
import { draftName, dropDraft, readDraft, writeDraft } from '@/components/ui/form/draft'
import { useDraftOwner } from '@/components/ui/form/draft-owner'
import type { Decided } from './use-paste'

const PAUSE_MS = 300

export type Kept = {
  text: string
  keep: boolean
  decided: Decided
  asked: { table: string[][]; header: boolean; columns: string[] } | null
}

/**
 * Keeps a paste with its corrections for the signed-in person, in this tab, until it is added or discarded, and puts it
 * back when the page is opened again.
 */
export function useKept(args: {
  key: string
  values: Kept
  /** The id of an attempt whose answer never came: sent again it is the same one. */
  uncertainId: () => string | null
  restore: (values: Kept, commandId: string | null) => void
}) {
  const owner = useDraftOwner()
  const name = owner ? draftName(owner, args.key) : null
  const [restored, setRestored] = useState(false)
  const ready = useRef(false)
  const gone = useRef(false)
  const latest = useRef(args)
  latest.current = args
  // As text: the parts of it are made anew at each drawing.
  const values = JSON.stringify(args.values)

  useEffect(() => {
    const draft = name ? readDraft(name) : null
    ready.current = true
    if (!draft) return
    latest.current.restore(draft.values as Kept, draft.commandId ?? null)
    setRestored(true)
  }, [name])

  useEffect(() => {
    const kept = JSON.parse(values) as Kept
    if (!name || !ready.current || (kept.text === '' && kept.asked === null)) return
    const due = setTimeout(() => {
      if (gone.current) return
      const commandId = latest.current.uncertainId()
      writeDraft(name, commandId ? { values: kept, commandId } : { values: kept })
    }, PAUSE_MS)
    return () => clearTimeout(due)
  }, [name, values])

  /** @param forGood it is added: what is due to be kept a moment later must not come back as a draft */
  const drop = ({ forGood = false } = {}) => {
    gone.current = forGood
    if (name) dropDraft(name)
    setRestored(false)
  }
  return { restored, keeps: name !== null, drop }
}

'use client'

import { useState } from 'react'
import { useDevice, useOutbox } from '@/components/device/use-device'
import type { MarkedWords } from '@/components/text/text-editor'
import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'

type Words = { text: string; type: OutcomeType; owedBy: OwedBy }
type Asked = {
  sectionKey: string
  words: { text: string; type?: OutcomeType; owedBy?: OwedBy }
  marked: MarkedWords | null
  /** The refused one that it is made instead of. */
  instead?: string
}

/** An outcome that the server did not take; its words are kept until the person decides. */
export type RefusedOutcome = {
  commandId: string
  id: string
  sectionKey: string
  words: Words
  why: string | null
}

/** Outcomes on their way from marked words to the list of outcomes. */
export function useMaking(readoutId: string) {
  const device = useDevice()
  const { entries } = useOutbox()
  const [asked, setAsked] = useState<Asked | null>(null)
  const own = entries.filter(({ command, input }) => command === 'addOutcome' && input.readoutId === readoutId)
  const refused = own.flatMap(({ commandId, state, input, failure }): RefusedOutcome[] => {
    if (state !== 'decision') return []
    const { id = commandId, sectionKey, ...words } = input as Words & { id?: string; sectionKey: string }
    const why = failure?.kind === 'refused' ? (failure.reason.text ?? null) : null
    return [{ commandId, id, sectionKey, words, why }]
  })
  const made = (id: string) => {
    asked?.marked?.mark(id)
    if (asked?.instead) void device.drop({ kind: 'entry', id: asked.instead })
  }
  const close = () => {
    asked?.marked?.release()
    setAsked(null)
  }
  return {
    asked,
    ask: (sectionKey: string, marked: MarkedWords) => setAsked({ sectionKey, words: { text: marked.text }, marked }),
    /** Once more, with the words that were kept until then; their sentence is not marked any more. */
    again: ({ sectionKey, words, commandId }: RefusedOutcome) =>
      setAsked({ sectionKey, words, marked: null, instead: commandId }),
    drop: ({ commandId }: RefusedOutcome) => void device.drop({ kind: 'entry', id: commandId }),
    made,
    close,
    refused,
    /** Not on the server yet, or not told from there yet. */
    pending: own
      .filter(({ state }) => state !== 'decision')
      .map(({ commandId, input }) => String(input.id ?? commandId)),
  }
}

'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { flash } from '@/components/ui/flash'
import { type CommandAction, type Trouble, useCommand } from '@/components/ui/form/command'
import type { PastedRow } from '@/lib/paste/types'
import { newId } from '@/lib/platform/id'
import { useKept } from './use-kept'
import { type Asked, usePreview } from './use-preview'

export type PasteProps<I> = {
  visitId: string
  /** The words and the columns: `paste.members`, `paste.items`. */
  kind: 'members' | 'items'
  source: string
  action: CommandAction<{ added: number }>
  /** Where what was added stands. */
  back: string
  /** What a column can be taken for, in the order of the choice. */
  fields: readonly string[]
  /** The columns of the preview: fields that stand together, the first one names them. */
  groups: readonly (readonly string[])[]
  /** A row as the command takes it, without its ids. */
  toInput: (row: PastedRow<I>, same: string) => object
  done: (added: number) => string
}

/** What a person has decided about the rows, by their place in the table. */
export type Decided = { ticks: Record<number, boolean>; same: Record<number, string>; ids: Record<number, string> }

const NOTHING: Decided = { ticks: {}, same: {}, ids: {} }

/** The state of one paste: its text, what it would become, what was decided, and the act that adds it. */
export function usePaste<I>(props: PasteProps<I>) {
  const { visitId, source, action, back, toInput, done } = props
  const router = useRouter()
  const [text, setText] = useState('')
  const [keep, setKeep] = useState(true)
  const [decided, setDecided] = useState<Decided>(NOTHING)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [round, setRound] = useState(0)
  const [leaving, setLeaving] = useState(false)
  const { preview, setPreview, busy, ask } = usePreview<I>(source, visitId)
  const command = useCommand(action)
  const again = useRef<() => void>(() => undefined)

  const fail = (failure: Trouble | null) => {
    setTrouble(failure)
    setRound((n) => n + 1)
  }
  const look = async (asked: Asked): Promise<boolean> => {
    again.current = () => void look(asked)
    setTrouble(null)
    const answer = await ask(asked)
    if (answer && !answer.ok) fail(answer.failure)
    return answer?.ok === true
  }
  const read = async () => {
    setDecided(NOTHING)
    return look({ text, keep })
  }
  /** Asks again with a correction; what was understood before stays on the screen until the answer is there. */
  const correct = (change: Partial<Asked>) => {
    if (!preview) return
    const { table, header, columns } = preview
    const next = { table, header, columns, keep, ...change }
    // What was typed stays, also when the answer does not come.
    setPreview({ ...preview, table: next.table, header: next.header, columns: next.columns })
    void look(next)
  }
  const kept = useKept({
    key: `paste-${props.kind}-${visitId}`,
    values: {
      text,
      keep,
      decided,
      asked: preview && { table: preview.table, header: preview.header, columns: preview.columns },
    },
    uncertainId: command.uncertainId,
    restore: (values, commandId) => {
      setText(values.text)
      setKeep(values.keep)
      setDecided(values.decided)
      if (commandId) command.resume(commandId)
      if (values.asked) void look({ ...values.asked, keep: values.keep })
    },
  })

  const isTicked = (row: PastedRow<I>): boolean => decided.ticks[row.line] ?? row.leaveOut === null
  const sameOf = (row: PastedRow<I>): string => decided.same[row.line] ?? row.same?.chosen ?? ''
  const ticked = preview?.rows.filter(isTicked) ?? []
  const send = async (confirmed: readonly string[] = []) => {
    again.current = () => void send(confirmed)
    setTrouble(null)
    const ids = { ...decided.ids }
    const rows = ticked.map((row) => {
      const id = ids[row.line] ?? newId()
      ids[row.line] = id
      return { ...toInput(row, sameOf(row)), id, row: row.line + 1 }
    })
    setDecided({ ...decided, ids })
    const answer = await command.send({ visitId, rows, confirmed })
    if (!answer) return
    if (!answer.ok) return fail(answer.failure)
    setLeaving(true)
    kept.drop({ forGood: true })
    flash(done(answer.value.added))
    router.push(back)
  }
  return {
    ...{ text, setText, keep, setKeep, preview, decided, setDecided, trouble, round, ticked, isTicked, sameOf, kept },
    ...{ read, correct, send, again: () => again.current(), reading: busy, adding: command.busy || leaving },
    discard: () => {
      setText('')
      setPreview(null)
      setDecided(NOTHING)
      setTrouble(null)
      kept.drop()
    },
  }
}
export type PasteState<I> = ReturnType<typeof usePaste<I>>

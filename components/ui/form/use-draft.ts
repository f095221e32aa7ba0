'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { draftName, dropDraft, readDraft, writeDraft } from './draft'
import { useDraftOwner } from './draft-owner'

const PAUSE_MS = 300

/**
 * Keeps what is typed under `key` for the signed-in person until it is saved or discarded, and puts it back
 * when the form is opened again. Without a key, or outside of the frame, nothing is kept.
 */
export function useDraft(args: {
  form: UseFormReturn<FieldValues>
  key: string | undefined
  secrets: () => string[]
  uncertainId: () => string | null
  resume: (commandId: string) => void
}) {
  const { form, key } = args
  const owner = useDraftOwner()
  const name = key && owner ? draftName(owner, key) : null
  const [restored, setRestored] = useState(false)
  const latest = useRef(args)
  latest.current = args

  const save = useCallback(() => {
    if (!name) return
    const values: FieldValues = { ...form.getValues() }
    for (const secret of latest.current.secrets()) delete values[secret]
    const commandId = latest.current.uncertainId()
    writeDraft(name, commandId ? { values, commandId } : { values })
  }, [form, name])

  useEffect(() => {
    if (!name) return
    const draft = readDraft(name)
    if (!draft) return
    const defaults = form.formState.defaultValues ?? {}
    if (JSON.stringify({ ...defaults, ...draft.values }) === JSON.stringify(defaults)) return dropDraft(name)
    form.reset({ ...defaults, ...draft.values }, { keepDefaultValues: true })
    if (draft.commandId) latest.current.resume(draft.commandId)
    setRestored(true)
  }, [form, name])

  const stopSaving = useKeepTyping(form, name ? save : null)

  const drop = useCallback(() => {
    stopSaving()
    if (name) dropDraft(name)
    setRestored(false)
  }, [name, stopSaving])
  const discard = useCallback(() => {
    form.reset()
    drop()
  }, [form, drop])
  return { restored, save, drop, discard, keeps: name !== null }
}

/**
 * Saves a short while after the last key, and at once when the form or the page goes away. What it returns
 * forgets a save that is due: text that has just been recorded must not come back as a draft.
 */
function useKeepTyping(form: UseFormReturn<FieldValues>, save: (() => void) | null): () => void {
  const due = useRef<ReturnType<typeof setTimeout>>(undefined)
  const forget = useCallback(() => {
    clearTimeout(due.current)
    due.current = undefined
  }, [])
  useEffect(() => {
    if (!save) return
    const flush = () => {
      if (due.current === undefined) return
      forget()
      save()
    }
    const stop = form.subscribe({
      formState: { values: true, dirtyFields: true },
      callback: ({ name, type }) => {
        // Only what a person changes: a reset names no field.
        if (!name && !type) return
        forget()
        due.current = setTimeout(flush, PAUSE_MS)
      },
    })
    window.addEventListener('pagehide', flush)
    return () => {
      stop()
      flush()
      window.removeEventListener('pagehide', flush)
    }
  }, [form, save, forget])
  return forget
}

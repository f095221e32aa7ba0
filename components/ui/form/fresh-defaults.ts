'use client'

import { useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

type Values = Readonly<Record<string, unknown>>
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The record keeps texts without the blanks around them: that is no change. */
const sameText = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' ? tidy(a) === tidy(b) : same(a, b)
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim()

/**
 * What a form should hold when the record behind it was loaded anew: fields that nobody touched follow the
 * record, touched ones stay. Null when a touched field has changed in the record too: then the form stays on
 * its old version, and saving shows both texts.
 */
export function rebase(args: { before: Values; now: Values; typed: Values }): Record<string, unknown> | null {
  const { before, now, typed } = args
  const next: Record<string, unknown> = { ...typed }
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const touched = !same(typed[name], before[name])
    const moved = !sameText(now[name], before[name])
    if (touched && moved && !sameText(typed[name], now[name])) return null
    if (!touched) next[name] = now[name]
  }
  return next
}

/**
 * Keeps an open form in step with its record when the page is loaded anew behind it.
 * @returns `saved`, to be told what was sent once it is recorded: what comes back is then known to be one's own,
 *   also when the record trimmed it or the person has typed on meanwhile
 */
export function useFreshDefaults(form: UseFormReturn<FieldValues>, defaults: Values) {
  const latest = useRef(defaults)
  latest.current = defaults
  const seen = useRef(defaults)
  const before = useRef(defaults)
  const follow = () => {
    const now = latest.current
    if (same(seen.current, now)) return
    const values = rebase({ before: before.current, now, typed: form.getValues() })
    if (!values) return
    seen.current = now
    before.current = now
    form.reset(now, { keepIsSubmitted: true, keepErrors: true })
    for (const [name, value] of Object.entries(values)) {
      if (!same(value, now[name])) form.setValue(name, value, { shouldDirty: true })
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads what is latest, and only a new record asks for it
  useEffect(follow, [form, defaults])
  return {
    saved: (sent: Values) => {
      before.current = { ...before.current, ...sent }
      // The page may have been loaded anew before the answer came: then it is now known whose change that was.
      follow()
    },
  }
}

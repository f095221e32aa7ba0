'use client'

import { useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

type Values = Readonly<Record<string, unknown>>
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

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
    const moved = !same(now[name], before[name])
    if (touched && moved && !same(typed[name], now[name])) return null
    if (!touched) next[name] = now[name]
  }
  return next
}

/** Keeps an open form in step with its record when the page is loaded anew behind it. */
export function useFreshDefaults(form: UseFormReturn<FieldValues>, defaults: Values): void {
  const before = useRef(defaults)
  useEffect(() => {
    if (same(before.current, defaults)) return
    const values = rebase({ before: before.current, now: defaults, typed: form.getValues() })
    if (!values) return
    before.current = defaults
    form.reset(defaults, { keepIsSubmitted: true, keepErrors: true })
    for (const [name, value] of Object.entries(values)) {
      if (!same(value, defaults[name])) form.setValue(name, value, { shouldDirty: true })
    }
  }, [form, defaults])
}

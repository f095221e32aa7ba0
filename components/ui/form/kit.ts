'use client'

import { createContext, use, useEffect, useRef } from 'react'
import { type FieldValues, get, set } from 'react-hook-form'

/** What a field tells its form about itself. */
export type FieldEntry = {
  name: string
  label: string
  /** Never kept in a draft. */
  secret?: boolean
  /** A value of a conflict (always text) as people read it: an option's label, a name. */
  show?: (raw: string) => string
  /** The same text as the form's own value. */
  parse?: (raw: string) => unknown
  /** The form's own value as the command takes it. */
  toInput?: (value: unknown) => unknown
}

export type FormKit = {
  fieldId: (name: string) => string
  enrol: (entry: FieldEntry) => () => void
  /** What must be finished before the values can be read, such as a name typed into a combobox. */
  beforeSubmit: (finish: () => Promise<void>) => () => void
}

export const KitContext = createContext<FormKit | null>(null)

/** @throws Error outside of a CommandForm: a bug */
export function useKit(): FormKit {
  const kit = use(KitContext)
  if (!kit) throw new Error('a field stands outside of a CommandForm')
  return kit
}

/** The fields of a form by name, and what they must finish before it is sent. */
export class FieldRegistry {
  private readonly entries = new Map<string, FieldEntry>()
  private readonly finishers = new Set<() => Promise<void>>()

  enrol(entry: FieldEntry): () => void {
    this.entries.set(entry.name, entry)
    return () => {
      if (this.entries.get(entry.name) === entry) this.entries.delete(entry.name)
    }
  }
  beforeSubmit(finish: () => Promise<void>): () => void {
    this.finishers.add(finish)
    return () => this.finishers.delete(finish)
  }
  async finishAll(): Promise<void> {
    await Promise.all([...this.finishers].map((finish) => finish()))
  }
  get(name: string): FieldEntry | undefined {
    return this.entries.get(name)
  }
  /** The values as the command takes them; the given ones stay as they are. */
  toInput(values: FieldValues): FieldValues {
    const input: FieldValues = structuredClone(values)
    for (const { name, toInput } of this.entries.values()) {
      if (toInput) set(input, name, toInput(get(values, name)))
    }
    return input
  }
  secrets(): string[] {
    return [...this.entries.values()].filter((entry) => entry.secret).map((entry) => entry.name)
  }
  /** The field that shows a path: `members.0.name` is shown by the field `members`. */
  owner(path: string): FieldEntry | undefined {
    for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
      const entry = this.entries.get(name)
      if (entry) return entry
    }
    return undefined
  }
}

/** Enrols a field for as long as it is on the page. */
export function useEnrol(entry: FieldEntry): void {
  const kit = useKit()
  const latest = useRef(entry)
  latest.current = entry
  const { name, label, secret = false } = entry
  useEffect(
    () =>
      kit.enrol({
        name,
        label,
        secret,
        show: (raw) => latest.current.show?.(raw) ?? raw,
        parse: (raw) => (latest.current.parse ? latest.current.parse(raw) : raw),
        toInput: (value) => (latest.current.toInput ? latest.current.toInput(value) : value),
      }),
    [kit, name, label, secret],
  )
}

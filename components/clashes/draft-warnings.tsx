'use client'

import { useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { isChosen, toChoice, toId } from '@/components/ui/form/lookup'
import { Link } from '@/components/ui/link'
import type { Warning, Warnings } from '@/lib/clashes/in-words'

/** Longer than the pause between two keys, shorter than one's patience. */
const PAUSE_MS = 400

/** Fields that say when, where and how; the people are chosen. */
const TEXTS = [
  'type',
  'title',
  'status',
  'dayNumber',
  'date',
  'partOfDay',
  'startTime',
  'startUntil',
  'endTime',
  'endDate',
  'startZone',
  'endZone',
  'startOffset',
  'endOffset',
  'durationMin',
  'durationMax',
  'city',
  'venue',
  'fromPlace',
  'toPlace',
  'carrier',
  'vehicle',
  'forEveryone',
  'subgroups',
] as const

type Props = {
  visitId: string
  /** The item that is edited. */
  itemId?: string | undefined
  /** Of an item whose form does not ask for it. */
  status?: 'held' | undefined
}

/**
 * What clashes with the item of the form around it, as its fields stand: warnings, which never keep anybody from
 * saving. The number is announced, the list is there to be read.
 */
export function DraftWarnings(props: Props) {
  const values: Record<string, unknown> = useWatch()
  const draft = JSON.stringify({ ...draftOf(values), ...props })
  const { heading, warnings } = useWarnings(saysAnything(values) ? draft : null)
  return (
    <section className="mb-6" aria-label={heading || undefined}>
      <p role="status" className="font-semibold">
        {warnings.length > 0 ? heading : ''}
      </p>
      {warnings.length > 0 ? (
        <ul className="mt-2 space-y-2">
          {warnings.map((warning) => (
            <OneWarning key={warning.key} warning={warning} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function OneWarning({ warning: { certainty, title, text, notes, others } }: { warning: Warning }) {
  const tone =
    certainty === 'certain' ? 'border-late bg-late-soft text-late' : 'border-waiting bg-waiting-soft text-waiting'
  return (
    <li className={`rounded border-l-4 px-4 py-2 [&_a]:text-current [&_a]:underline ${tone}`}>
      <p className="font-semibold">{title}</p>
      <p>{text}</p>
      {notes.map((note) => (
        <p key={note} className="text-sm">
          {note}
        </p>
      ))}
      {others.map((other) => (
        <p key={other.id} className="text-sm">
          <Link href={other.href}>{other.title}</Link> {other.when}
        </p>
      ))}
    </li>
  )
}

const NOTHING: Warnings = { heading: '', warnings: [] }

/** One request at a time, the latest wins; what cannot be asked warns of nothing. */
function useWarnings(draft: string | null): Warnings {
  const [found, setFound] = useState<Warnings>(NOTHING)
  const asked = useRef<string | null>(null)
  useEffect(() => {
    if (asked.current === draft) return
    asked.current = draft
    if (draft === null) return setFound(NOTHING)
    const abort = new AbortController()
    const timer = setTimeout(() => void ask(draft, abort.signal).then((answer) => answer && setFound(answer)), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
      asked.current = null
    }
  }, [draft])
  return found
}

/** Null when a later question has taken its place. */
async function ask(draft: string, signal: AbortSignal): Promise<Warnings | null> {
  try {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const response = await fetch('/api/clashes', { method: 'POST', headers, body: draft, signal })
    return response.ok ? ((await response.json()) as Warnings) : NOTHING
  } catch {
    return signal.aborted ? null : NOTHING
  }
}

/** A form in which neither a day nor a counterpart is filled in can clash with nothing. */
const saysAnything = ({ date, dayNumber, counterparts }: Record<string, unknown>): boolean =>
  Boolean(date) || Boolean(dayNumber) || (Array.isArray(counterparts) && counterparts.length > 0)

function draftOf(values: Record<string, unknown>) {
  const ids = (value: unknown) => (Array.isArray(value) ? value.filter(isChosen).map(toId) : [])
  const one = (value: unknown) => (isChosen(value) ? toChoice(value) : null)
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, values[name]])),
    members: ids(values.members),
    counterparts: ids(values.counterparts),
    interpreter: one(values.interpreter),
    noteTaker: one(values.noteTaker),
  }
}

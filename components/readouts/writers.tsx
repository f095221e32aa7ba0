'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { newId } from '@/lib/platform/id'
import type { Writer, Writing } from '@/lib/readouts/types'

/** Milliseconds between two signs of life of a window that is seen. */
const SIGN_MS = 10_000
/** Milliseconds before a stream that was refused is asked for again. */
const REFUSED_MS = 30_000

const NOBODY: Writing = { writers: [], versions: {} }

type Place = { readoutId: string; device: string; sectionKey: string | null }

/** Told without waiting for an answer: what is lost, the next one says. */
function giveSign(place: Place, leave = false): void {
  const body = JSON.stringify({ ...place, leave })
  const headers = { 'content-type': 'application/json' }
  void fetch('/api/writing', { method: 'POST', body, headers, keepalive: true }).catch(() => {})
}

/**
 * Who else writes in the readout, and the version of each section as it stands on the server; says of this window that
 * it writes, and in which section. Only while the window is seen and the network is there; what it shows without either
 * is nobody and no versions.
 * @param readoutId null while the readout is on this device alone
 * @param sectionKey where the writer is; null: in none
 */
export function useWriters(readoutId: string | null, sectionKey: string | null): Writing {
  const [writing, setWriting] = useState<Writing>(NOBODY)
  const [device] = useState(newId)
  const section = useRef(sectionKey)
  const connected = useRef(false)
  useEffect(() => {
    section.current = sectionKey
    if (readoutId && connected.current) giveSign({ readoutId, device, sectionKey })
  }, [readoutId, device, sectionKey])
  useEffect(() => {
    if (!readoutId) return
    const sign = (leave = false) => giveSign({ readoutId, device, sectionKey: section.current }, leave)
    let source: EventSource | null = null
    let life: ReturnType<typeof setInterval> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const close = () => {
      clearTimeout(again)
      clearInterval(life)
      source?.close()
      source = null
      if (connected.current) sign(true)
      connected.current = false
      setWriting(NOBODY)
    }
    const open = () => {
      if (source || document.visibilityState !== 'visible') return
      source = new EventSource(`/api/writing?readout=${readoutId}&device=${device}`)
      source.addEventListener('open', () => {
        connected.current = true
        sign()
        clearInterval(life)
        life = setInterval(sign, SIGN_MS)
      })
      for (const part of ['writers', 'versions'] as const)
        source.addEventListener(part, ({ data }: MessageEvent<string>) =>
          setWriting((before) => ({ ...before, [part]: JSON.parse(data) })),
        )
      source.addEventListener('over', close)
      source.addEventListener('error', () => {
        setWriting(NOBODY)
        if (source?.readyState !== EventSource.CLOSED) return
        close()
        again = setTimeout(open, REFUSED_MS)
      })
    }
    const onVisibility = () => (document.visibilityState === 'visible' ? open() : close())
    open()
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('pagehide', close)
    window.addEventListener('pageshow', open)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', open)
      close()
    }
  }, [readoutId, device])
  return writing
}

/**
 * Who else writes here, a line each: "Staff (sample) is writing in Discussion". Read out only when somebody comes or
 * goes, not with every section they move to. Needs the messages `readouts.writers` and `readouts.sections`.
 * @param titles of the readout's own sections, by key
 */
export function WritersHere({ writers, titles = {} }: { writers: Writer[]; titles?: Record<string, string> }) {
  const t = useTranslations('readouts')
  const people = onePerPerson(writers)
  const names = people.map(({ name }) => name)
  const nameOf = (key: string) =>
    key === 'discussion' || key === 'positions' || key === 'pressLine' ? t(`sections.${key}`) : titles[key]
  const line = ({ name, sectionKey }: Writer) => {
    const section = sectionKey === null ? undefined : nameOf(sectionKey)
    return section ? t('writers.in', { name, section }) : t('writers.here', { name })
  }
  return (
    <>
      <p role="status" className="sr-only">
        {names.length ? t('writers.also', { names: names.join(', '), count: names.length }) : ''}
      </p>
      {people.length ? (
        <ul aria-label={t('writers.title')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {people.map((one) => (
            <li key={one.userId} className="flex items-center gap-1.5">
              <Icon name="users" size={16} className="shrink-0" />
              {line(one)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Of somebody's windows the one that is in a section. */
function onePerPerson(writers: readonly Writer[]): Writer[] {
  const people = new Map<string, Writer>()
  for (const one of writers) {
    const other = people.get(one.userId)
    if (!other || (other.sectionKey === null && one.sectionKey !== null)) people.set(one.userId, one)
  }
  return [...people.values()]
}

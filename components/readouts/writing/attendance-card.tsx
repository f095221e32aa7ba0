'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import { useDevice } from '@/components/device/use-device'
import type { AttendanceEdit, Side } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice } from '@/lib/readouts/types'
import { AttendanceFields } from '../attendance-fields'

type Props = {
  readoutId: string
  meeting: string
  rows: readonly AttendanceRow[]
  choices: Record<Side, readonly AttendeeChoice[]>
}
type Values = { attendance: AttendanceEdit[] }
type Presence = { present: boolean; replaces: string | null }

/** Milliseconds after the last tick: a row of ticks is one save. */
const PAUSE = 400

/** Who was there, saved as it is ticked. */
export function AttendanceCard({ readoutId, meeting, rows, choices }: Props) {
  const t = useTranslations('writing')
  const form = useForm<Values>({ defaultValues: { attendance: [] } })
  const edits = useWatch({ control: form.control, name: 'attendance' })
  useSaving({ readoutId, label: `${meeting}: ${t('attendance')}`, rows, edits })
  return (
    <FormProvider {...form}>
      <section aria-labelledby="attendance-heading" className="writing-card">
        <h2 id="attendance-heading" className="mb-1 text-xl">
          {t('attendance')}
        </h2>
        <p className="mb-2 text-sm text-muted">{t('saved')}</p>
        <AttendanceFields readoutId={readoutId} rows={rows} choices={choices} />
      </section>
    </FormProvider>
  )
}

type Saving = { readoutId: string; label: string; rows: readonly AttendanceRow[]; edits: readonly AttendanceEdit[] }

/**
 * Sends what differs from what was sent last, or from the row where nothing was: so a tick that is taken back at once is
 * sent too, though the page has not heard of the first yet.
 */
function useSaving(saving: Saving): void {
  const { write } = useDevice()
  const sent = useRef(new Map<string, Presence>())
  const due = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(saving)
  latest.current = saving
  const send = useRef(() => {})
  send.current = () => {
    clearTimeout(due.current)
    due.current = undefined
    const { readoutId, label, rows, edits } = latest.current
    const attendance = unsent(rows, edits, sent.current)
    if (attendance.length > 0) void write('saveAttendance', { readoutId, attendance }, label)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: either is the occasion to look what is to be sent
  useEffect(() => {
    clearTimeout(due.current)
    due.current = setTimeout(() => send.current(), PAUSE)
  }, [saving.edits, saving.rows])
  useEffect(() => {
    const now = () => {
      if (due.current !== undefined) send.current()
    }
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [])
}

function unsent(rows: readonly AttendanceRow[], edits: readonly AttendanceEdit[], sent: Map<string, Presence>) {
  return rows.flatMap((row) => {
    const stands: Presence = { present: row.present, replaces: row.replacesId }
    const now = edits.find(({ id }) => id === row.id) ?? stands
    const last = sent.get(row.id)
    const was = last ?? stands
    if (same(now, was)) {
      if (last && same(last, stands)) sent.delete(row.id)
      return []
    }
    const { present, replaces } = now
    sent.set(row.id, { present, replaces })
    return [{ id: row.id, present, replaces, wasPresent: was.present, wasReplaces: was.replaces }]
  })
}

const same = (a: Presence, b: Presence): boolean => a.present === b.present && a.replaces === b.replaces

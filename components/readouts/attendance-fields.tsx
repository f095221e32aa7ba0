'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { ActionIsland } from '@/components/ui/form/action-island'
import { FieldGroup } from '@/components/ui/form/layout'
import { useActWords } from '@/components/ui/form/message'
import { removeAttendee } from '@/lib/readouts/actions'
import type { AttendanceEdit, Side } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice } from '@/lib/readouts/types'
import { AddAttendee } from './add-attendee-button'

type Props = {
  readoutId: string
  rows: readonly AttendanceRow[]
  choices: Record<Side, readonly AttendeeChoice[]>
  /** Of a final readout nobody is added or taken off here: that asks for a reason of its own. */
  locked?: boolean
}

/**
 * Who was there. The form's value `attendance` holds only what this person changed, so that people who are added
 * meanwhile appear and what others changed stays.
 */
export function AttendanceFields(props: Props) {
  return (
    <>
      <SideFields {...props} side="ours" />
      <SideFields {...props} side="host" />
    </>
  )
}

function useEdits(rows: readonly AttendanceRow[]) {
  const { register, resetField, setValue } = useFormContext()
  const watched: unknown = useWatch({ name: 'attendance' })
  const edits: readonly AttendanceEdit[] = Array.isArray(watched) ? watched : []
  // What has come true is no change any more.
  const open = edits.filter((edit) => {
    const row = rows.find(({ id }) => id === edit.id)
    return row && (row.present !== edit.present || row.replacesId !== edit.replaces)
  })
  const stale = open.length !== edits.length
  useEffect(() => {
    register('attendance')
    // A reset is no typing, so what has just been saved is not kept as a draft once more.
    if (stale && open.length === 0) resetField('attendance', { defaultValue: [] })
    else if (stale) setValue('attendance', open)
  })
  const change = (row: AttendanceRow, to: { present: boolean; replaces: string | null }) => {
    const earlier = edits.find(({ id }) => id === row.id)
    const was = earlier ?? { wasPresent: row.present, wasReplaces: row.replacesId }
    const edit = { id: row.id, ...to, wasPresent: was.wasPresent, wasReplaces: was.wasReplaces }
    setValue('attendance', [...edits.filter(({ id }) => id !== row.id), edit], { shouldDirty: true })
  }
  return { edits: open, change }
}

function SideFields({ readoutId, rows, choices, locked = false, side }: Props & { side: Side }) {
  const t = useTranslations('readouts.attendance')
  const words = useActWords()
  const { edits, change } = useEdits(rows)
  const own = rows.filter((row) => row.side === side)
  return (
    <FieldGroup title={t(side)} note={own.length > 0 ? t('hint') : t('nobody')}>
      <ul className="mb-3">
        {own.map((row) => {
          const edit = edits.find(({ id }) => id === row.id)
          const now = edit ?? { present: row.present, replaces: row.replacesId }
          return (
            <AttendeeRow
              key={row.id}
              row={row}
              now={now}
              others={own.filter(({ id }) => id !== row.id)}
              change={(to) => change(row, to)}
              remove={
                locked || row.planned ? null : (
                  <ActionIsland
                    words={words}
                    action={removeAttendee}
                    input={{ readoutId, attendanceId: row.id }}
                    label={t('remove')}
                    tone="quiet"
                    done={t('removed')}
                  />
                )
              }
            />
          )
        })}
      </ul>
      {locked ? null : <AddAttendee readoutId={readoutId} side={side} listed={own} choices={choices[side]} />}
    </FieldGroup>
  )
}

type Presence = { present: boolean; replaces: string | null }

function AttendeeRow(props: {
  row: AttendanceRow
  now: Presence
  others: readonly AttendanceRow[]
  change: (to: Presence) => void
  remove: ReactNode
}) {
  const { row, now, others, change, remove } = props
  const t = useTranslations('readouts.attendance')
  const id = `attendee-${row.id}`
  const substitute = now.present && others.length > 0 && (!row.planned || now.replaces !== null)
  return (
    <li className="border-b border-line py-0.5 last:border-b-0">
      <div className="flex items-center gap-3">
        <input
          type="checkbox"
          id={id}
          checked={now.present}
          onChange={(event) =>
            change({ present: event.target.checked, replaces: event.target.checked ? now.replaces : null })
          }
          className="size-6 shrink-0 accent-primary"
        />
        <label htmlFor={id} className="min-h-11 min-w-0 flex-1 content-center">
          {row.name}
          {row.planned ? null : <span className="text-sm text-muted"> · {t('added')}</span>}
          {now.present ? null : <span className="text-sm text-muted"> · {t('absent')}</span>}
          {row.detail ? <span className="block text-sm text-muted">{row.detail}</span> : null}
        </label>
      </div>
      {substitute || remove ? (
        <div className="mb-1 ml-9 flex flex-wrap items-center gap-x-4 gap-y-1">
          {substitute ? (
            <label className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
              <span>
                {t('replacesShort')}
                <span className="sr-only">: {row.name}</span>
              </span>
              <select
                value={now.replaces ?? ''}
                onChange={(event) => change({ present: true, replaces: event.target.value || null })}
                className="field-control min-h-11 w-auto max-w-full"
              >
                <option value="">{t('nobodyReplaced')}</option>
                {others.map((other) => (
                  <option key={other.id} value={other.partyId}>
                    {other.name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          {remove}
        </div>
      ) : null}
    </li>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { AttendanceRow } from '@/lib/readouts/types'
import type { PackReadout, VisitPack } from '@/lib/sync/types'
import { AddSomebody } from './add-somebody'
import { NotPlanned } from './not-planned'
import type { Write } from './road-data'

type Props = { pack: VisitPack; readout: PackReadout; locked: boolean; write: Write }
const SIDES = ['ours', 'host'] as const

/** Who was there, one tap each. */
export function WhoWasThere(props: Props) {
  const t = useTranslations('road.who')
  return (
    <section aria-labelledby="who" className="road-part">
      <h2 id="who" tabIndex={-1}>
        {t('title')}
      </h2>
      {SIDES.map((side) => (
        <OneSide key={side} {...props} side={side} />
      ))}
    </section>
  )
}

function OneSide({ pack, readout, locked, write, side }: Props & { side: AttendanceRow['side'] }) {
  const t = useTranslations('road.who')
  const rows = readout.attendance.filter((row) => row.side === side)
  const change = (row: AttendanceRow, to: { present: boolean; replaces: string | null }) => {
    const was = { wasPresent: row.present, wasReplaces: row.replacesId }
    // Whom this device added has an id here; the server gave the others theirs, which a device may not know yet.
    const named = row.id === row.partyId ? { id: row.id } : { side, partyId: row.partyId }
    write('saveAttendance', { readoutId: readout.id, attendance: [{ ...named, ...to, ...was }] })
  }
  return (
    <div className="mt-4">
      <h3 className="text-base">{t(side)}</h3>
      {rows.length === 0 ? <p className="mt-1 text-muted">{t('nobody')}</p> : null}
      <ul>
        {rows.map((row) => (
          <Attendee
            key={`${row.side}:${row.partyId}`}
            row={row}
            others={rows.filter((other) => other !== row && other.id !== other.partyId)}
            locked={locked}
            change={(to) => change(row, to)}
            remove={() => write('removeAttendee', { readoutId: readout.id, attendanceId: row.id })}
          />
        ))}
      </ul>
      {locked ? null : (
        <>
          <NotPlanned pack={pack} readout={readout} side={side} write={write} />
          <AddSomebody pack={pack} readout={readout} side={side} write={write} />
        </>
      )}
    </div>
  )
}

type AttendeeProps = {
  row: AttendanceRow
  others: readonly AttendanceRow[]
  locked: boolean
  change: (to: { present: boolean; replaces: string | null }) => void
  remove: () => void
}

function Attendee({ row, others, locked, change, remove }: AttendeeProps) {
  const t = useTranslations('road.who')
  const [pressed, setPressed] = useState<boolean | null>(null)
  // What was pressed shows at once; what the device holds of it is there a moment later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is new with each change of the device
  useEffect(() => setPressed(null), [row])
  const present = pressed ?? row.present
  const substitute = present && others.length > 0 && (!row.planned || row.replacesId !== null)
  return (
    <li className="border-b border-line last:border-b-0">
      <label className="flex min-h-12 items-center gap-3 py-2">
        <input
          type="checkbox"
          checked={present}
          disabled={locked}
          onChange={(event) => {
            setPressed(event.target.checked)
            change({ present: event.target.checked, replaces: null })
          }}
          className="size-7 shrink-0 accent-primary"
        />
        <span className="min-w-0 flex-1">
          <span className={present ? '' : 'text-muted'}>{row.name}</span>
          {present ? null : <span className="text-sm text-muted"> · {t('absent')}</span>}
          {row.planned ? null : <span className="text-sm text-muted"> · {t('added')}</span>}
          {row.detail ? <span className="block text-sm text-muted">{row.detail}</span> : null}
          {present && row.replacesName ? (
            <span className="block text-sm text-muted">{t('inPlaceOf', { name: row.replacesName })}</span>
          ) : null}
        </span>
      </label>
      {locked || row.planned ? null : (
        <div className="mb-2 ml-10 flex flex-wrap items-center gap-2">
          {substitute ? (
            <label className="flex min-w-0 flex-wrap items-center gap-2 text-sm">
              <span>
                {t('replaces')}
                <span className="sr-only">: {row.name}</span>
              </span>
              <select
                value={row.replacesId ?? ''}
                onChange={(event) => change({ present: true, replaces: event.target.value || null })}
                className="field-control min-h-11 w-auto max-w-full"
              >
                <option value="">{t('replacesNobody')}</option>
                {others.map((other) => (
                  <option key={other.partyId} value={other.partyId}>
                    {other.name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <button type="button" className="btn btn-quiet" onClick={remove}>
            {t('remove')}
            <span className="sr-only">: {row.name}</span>
          </button>
        </div>
      )}
    </li>
  )
}

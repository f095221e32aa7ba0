'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { Side } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice } from '@/lib/readouts/types'

export type NewAttendee = {
  readoutId: string
  side: Side
  listed: readonly AttendanceRow[]
  choices: readonly AttendeeChoice[]
}

const add = () => import('./add-attendee').then((m) => m.AddAttendeeForm)

/** Puts somebody on the list who was not planned: of the visit, or met on the way. */
export function AddAttendee(props: NewAttendee) {
  const label = useTranslations('readouts.add')(props.side)
  return <DialogButton label={label} title={label} load={add} values={props} />
}

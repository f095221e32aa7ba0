'use client'

import { useTranslations } from 'next-intl'
import type { ButtonTone } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/form/dialog-button'

export type Dated = { followUpId: string; version: number; dueDate: string | null }
export type MovableDate = Dated & { mayMove: boolean }
type Work = { followUpId: string; tone?: ButtonTone }

const setDate = () => import('./work/due-date-forms').then((m) => m.SetDueDateForm)
const changeDate = () => import('./work/due-date-forms').then((m) => m.ChangeDueDateForm)
const report = () => import('./work/work-forms').then((m) => m.ReportProgressForm)
const addEvidence = () => import('./work/work-forms').then((m) => m.AddEvidenceForm)

/** "Set due date": the first one. */
export function SetDueDate(props: Dated) {
  const label = useTranslations('followUps.form')('setDueDate')
  return <DialogButton label={label} title={label} load={setDate} values={props} />
}

/** "Move due date" for a manager, "Ask for another date" for the others. */
export function ChangeDueDate(props: MovableDate) {
  const label = useTranslations('followUps.form')(props.mayMove ? 'moveDueDate' : 'askForDueDate')
  return <DialogButton label={label} title={label} load={changeDate} values={props} />
}

/** "Report progress", with the next step as it stands to be changed or left. */
export function ReportProgress({ followUpId, tone = 'plain' }: Work) {
  const label = useTranslations('followUps.form')('reportProgress')
  return <DialogButton label={label} title={label} tone={tone} load={report} values={{ followUpId }} />
}

/** "Add evidence": a note or a link. */
export function AddEvidence({ followUpId, tone = 'plain' }: Work) {
  const label = useTranslations('followUps.form')('addEvidence')
  return <DialogButton label={label} title={label} tone={tone} load={addEvidence} values={{ followUpId }} />
}

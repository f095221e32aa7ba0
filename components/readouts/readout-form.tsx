'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { flash } from '@/components/ui/flash'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { useHydrated } from '@/components/ui/hydrated'
import type { Result } from '@/lib/platform/result'
import { saveReadout, submitReadout } from '@/lib/readouts/actions'
import type { Side, Texts } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice } from '@/lib/readouts/types'
import { AttendanceFields } from './attendance-fields'

const saveReadoutSchema = () => import('@/lib/readouts/schema').then((m) => m.saveReadoutSchema)

type Props = {
  readout: Texts & { id: string; version: number; attendance: readonly AttendanceRow[] }
  choices: Record<Side, readonly AttendeeChoice[]>
  /** Only its writer submits a readout. */
  maySubmit: boolean
  /** What stands between the texts and "Submit readout": the outcomes. */
  children: ReactNode
}

/** Attendance and texts of a draft. "Submit readout" sends what stands in the form along, so nothing typed stays behind. */
export function ReadoutForm({ readout, choices, maySubmit, children }: Props) {
  const t = useTranslations('readouts')
  const around = useRef<HTMLDivElement>(null)
  const submitting = useSubmitIntent(around)
  const send = (input: unknown): Promise<Result<object>> =>
    submitting.current ? submitReadout({ ...(input as object), withText: true }) : saveReadout(input)
  return (
    <>
      <div ref={around}>
        <CommandForm
          schema={saveReadoutSchema}
          action={send}
          defaultValues={draftValues(readout)}
          draftKey={`readout-${readout.id}`}
          submitLabel={t('form.save')}
          onSuccess={() => flash(t(submitting.current ? 'step.done.submitReadout' : 'form.saved'))}
          sticky
        >
          <AttendanceFields readoutId={readout.id} rows={readout.attendance} choices={choices} />
          <ReadoutTexts />
        </CommandForm>
      </div>
      <div className="mt-10">{children}</div>
      {maySubmit ? <SubmitBar press={() => around.current?.querySelector('form')?.requestSubmit()} /> : null}
    </>
  )
}

/** What the writing form starts with; `base` is what a stale save is compared with. */
export const draftValues = ({ id, version, discussion, positions, pressLine }: Props['readout']) => ({
  readoutId: id,
  version,
  base: { discussion, positions, pressLine },
  discussion: discussion ?? '',
  positions: positions ?? '',
  pressLine: pressLine ?? '',
  attendance: [],
})

/**
 * Which of the two buttons sent the form last. "Submit readout" stands outside of it and sends it without a
 * submitter; "Try again" after a failure is no new submit event, so it repeats what was wanted.
 */
function useSubmitIntent(around: RefObject<HTMLDivElement | null>): RefObject<boolean> {
  const submitting = useRef(false)
  useEffect(() => {
    const form = around.current?.querySelector('form')
    const note = (event: SubmitEvent) => {
      submitting.current = event.submitter === null
    }
    form?.addEventListener('submit', note, { capture: true })
    return () => form?.removeEventListener('submit', note, { capture: true })
  }, [around])
  return submitting
}

function SubmitBar({ press }: { press: () => void }) {
  const t = useTranslations('readouts')
  const ready = useHydrated()
  return (
    <div className="mt-6 border-t border-line pt-4">
      <p className="mb-2 text-muted">{t('form.unsaved')}</p>
      <Button tone="primary" disabled={!ready} onClick={press}>
        {t('step.submitReadout')}
      </Button>
    </div>
  )
}

/** The three texts. */
export function ReadoutTexts() {
  const t = useTranslations('readouts.form')
  return (
    <>
      <TextArea name="discussion" label={t('discussion')} hint={t('discussionHint')} rows={10} document />
      <TextArea name="positions" label={t('positions')} hint={t('positionsHint')} rows={6} document optional />
      <TextArea name="pressLine" label={t('pressLine')} hint={t('pressLineHint')} rows={3} document optional />
    </>
  )
}

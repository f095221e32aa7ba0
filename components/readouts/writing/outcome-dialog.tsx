'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDevice } from '@/components/device/use-device'
import { OutcomeFields } from '@/components/outcomes/outcome-fields'
import { Dialog } from '@/components/ui/dialog'
import { CommandForm } from '@/components/ui/form/command-form'
import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import { newId } from '@/lib/platform/id'
import { ok, type Result } from '@/lib/platform/result'

const addOutcomeSchema = () => import('@/lib/outcomes/schema').then((m) => m.addOutcomeSchema)

export type Words = { text: string; type?: OutcomeType; owedBy?: OwedBy }

type Props = {
  readoutId: string
  sectionKey: string
  meeting: string
  words: Words
  /** The outcome is on the device, and sent when it can be. */
  onMade: (id: string) => void
  onClose: () => void
}

/** Makes an outcome of marked words. */
export function OutcomeDialog({ readoutId, sectionKey, meeting, words, onMade, onClose }: Props) {
  const own = useTranslations('writing.outcome')
  const close = useTranslations('form')('close')
  const device = useDevice()
  const [id] = useState(newId)
  const keep = async (input: unknown): Promise<Result> => {
    const { type, text, owedBy } = input as Required<Words>
    await device.write('addOutcome', { id, readoutId, type, text, owedBy, sectionKey, reason: null }, meeting)
    return ok(null)
  }
  return (
    <Dialog title={own('title')} closeLabel={close} onClose={onClose}>
      <p className="mb-4 text-muted">{own('from')}</p>
      <CommandForm
        schema={addOutcomeSchema}
        action={keep}
        defaultValues={{
          id,
          readoutId,
          sectionKey,
          text: words.text,
          type: words.type ?? '',
          owedBy: words.owedBy ?? '',
          reason: '',
        }}
        submitLabel={own('submit')}
        done={own('made')}
        onSuccess={() => onMade(id)}
      >
        <OutcomeFields final={false} />
      </CommandForm>
    </Dialog>
  )
}

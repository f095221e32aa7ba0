'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { SelectField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { NumberField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { addEvidence, reportProgress } from '@/lib/follow-ups/actions'
import { addEvidenceSchema, JUDGEMENTS, reportProgressSchema } from '@/lib/follow-ups/schema'

/** "Report progress", with the next step as it stands to be changed or left. */
export function ReportProgressForm({ followUpId }: { followUpId: string }) {
  const t = useTranslations('followUps.form')
  const more = useTranslations('followUp.form')
  return (
    <CommandForm
      schema={reportProgressSchema}
      action={reportProgress}
      defaultValues={{ followUpId, text: '', nextStep: '', percent: '', judgement: '' }}
      draftKey={`progress-${followUpId}`}
      submitLabel={t('reportProgress')}
      done={t('reported')}
    >
      <TextArea name="text" label={t('progress')} hint={t('progressHint')} />
      <NumberField name="percent" label={more('percent')} hint={more('percentHint')} optional />
      <SelectField
        name="judgement"
        label={more('judgement')}
        empty={more('unchanged')}
        options={JUDGEMENTS.map((value) => ({ value, label: more(value) }))}
        optional
      />
      <TextArea name="nextStep" label={t('nextStep')} rows={2} optional />
    </CommandForm>
  )
}

/** A file is evidence by being added: that has its own place under the list. */
const WRITTEN = ['note', 'link'] as const

/** "Add evidence": a note or a link. */
export function AddEvidenceForm({ followUpId }: { followUpId: string }) {
  const t = useTranslations('followUps.form')
  return (
    <CommandForm
      schema={addEvidenceSchema}
      action={addEvidence}
      defaultValues={{ followUpId, kind: 'note', text: '', url: '' }}
      draftKey={`evidence-${followUpId}`}
      submitLabel={t('addEvidence')}
      done={t('evidenceAdded')}
    >
      <EvidenceFields />
    </CommandForm>
  )
}

function EvidenceFields() {
  const t = useTranslations('followUps.form')
  const isLink = useWatch({ name: 'kind' }) === 'link'
  return (
    <>
      <SelectField
        name="kind"
        label={t('kind')}
        empty={false}
        options={WRITTEN.map((value) => ({ value, label: t(value) }))}
      />
      {isLink ? <TextField name="url" type="url" label={t('link')} hint={t('linkHint')} /> : null}
      <TextArea
        name="text"
        label={t('note')}
        hint={t(isLink ? 'linkNoteHint' : 'noteHint')}
        rows={3}
        optional={isLink}
      />
    </>
  )
}

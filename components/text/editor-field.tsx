'use client'

import { useController } from 'react-hook-form'
import { FieldFrame, type FieldProps, useField } from '@/components/ui/form/field'
import { EMPTY_DOC, plainText } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { TextEditor } from './text-editor'

/** A conflict gives texts as JSON: shown without their structure, put into the form with it. */
const OF_CONFLICT = {
  show: (raw: string) => plainText(JSON.parse(raw) as TextDoc),
  parse: (raw: string) => JSON.parse(raw) as TextDoc,
}

/** A structured text as a field of a form; its value is a `TextDoc`. Needs the messages `text`. */
export function EditorField(props: FieldProps & { placeholder?: string }) {
  const { name, label, placeholder } = props
  const wiring = useField(props, OF_CONFLICT)
  const { field } = useController({ name })
  const described = wiring.control['aria-describedby']
  return (
    <FieldFrame {...props} wiring={wiring} labelProps={{ id: `${wiring.id}-label`, htmlFor: undefined }}>
      <TextEditor
        id={wiring.id}
        doc={(field.value as TextDoc | null) ?? EMPTY_DOC}
        onChange={field.onChange}
        label={label}
        labelledBy={`${wiring.id}-label`}
        invalid={wiring.error !== null}
        {...(described ? { describedBy: described } : {})}
        {...(placeholder ? { placeholder } : {})}
      />
    </FieldFrame>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { issueVersion } from '@/lib/versions/actions'

const issueVersionSchema = () => import('@/lib/versions/schema').then((m) => m.issueVersionSchema)

type Props = {
  visitId: string
  /** The number that it will most likely get. */
  number: number
  /** The draft as this page shows it. */
  seen: string
}

/** Issues the programme: the note, and which state of the draft the planner was looking at. */
export function IssueForm({ visitId, number, seen }: Props) {
  const t = useTranslations('versions.issuing')
  const versions = `/visits/${visitId}/programme/versions`
  return (
    <CommandForm
      schema={issueVersionSchema}
      action={issueVersion}
      defaultValues={{ visitId, seen, note: '' }}
      submitLabel={t('submit', { number })}
      cancelHref={versions}
      redirectTo={(issued: { number: number; toTell: number }) =>
        issued.toTell > 0 ? `${versions}/${issued.number}/tell` : `${versions}/${issued.number}`
      }
      done={t('done', { number })}
    >
      <TextArea name="note" label={t('note')} hint={t('noteHint')} rows={2} optional />
    </CommandForm>
  )
}

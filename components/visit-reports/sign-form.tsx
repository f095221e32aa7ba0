'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { signVisitReport } from '@/lib/visit-reports/actions'

const signVisitReportSchema = () => import('@/lib/visit-reports/schema').then((m) => m.signVisitReportSchema)

type Props = {
  visitId: string
  /** The number that it will most likely get. */
  number: number
  /** The report as this page shows it. */
  seen: string
}

/** Signs off the report: the note, and which state of it the manager was looking at. */
export function SignForm({ visitId, number, seen }: Props) {
  const t = useTranslations('visitReports.signing')
  const router = useRouter()
  const report = `/visits/${visitId}/report`
  /** What is no longer what the page showed is refused: the page then shows it, under what is said of it. */
  const signOrShow = async (input: unknown) => {
    const answer = await signVisitReport(input)
    if (!answer.ok && answer.failure.kind === 'refused') router.refresh()
    return answer
  }
  return (
    <CommandForm
      schema={signVisitReportSchema}
      action={signOrShow}
      defaultValues={{ visitId, seen, note: '' }}
      submitLabel={t('submit', { number })}
      cancelHref={report}
      redirectTo={(signed: { number: number }) => `${report}/versions/${signed.number}`}
      done={t('done', { number })}
    >
      <TextArea name="note" label={t('note')} hint={t('noteHint')} rows={2} optional />
    </CommandForm>
  )
}

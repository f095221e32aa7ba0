'use client'

import { useTranslations } from 'next-intl'
import { EditorField } from '@/components/text/editor-field'
import { CommandForm } from '@/components/ui/form/command-form'
import { EMPTY_DOC } from '@/lib/text/doc'
import { editVisitReport } from '@/lib/visit-reports/actions'
import type { ReportTexts } from '@/lib/visit-reports/types'

const editVisitReportSchema = () => import('@/lib/visit-reports/schema').then((m) => m.editVisitReportSchema)

/** Introduction and conclusions of a visit's report. */
export function TextsForm({ visitId, texts }: { visitId: string; texts: ReportTexts }) {
  const t = useTranslations('visitReports.editing')
  const introduction = texts.introduction ?? EMPTY_DOC
  const conclusions = texts.conclusions ?? EMPTY_DOC
  const base = { introduction: JSON.stringify(introduction), conclusions: JSON.stringify(conclusions) }
  const report = `/visits/${visitId}/report`
  return (
    <CommandForm
      schema={editVisitReportSchema}
      action={editVisitReport}
      defaultValues={{ visitId, version: texts.version, base, introduction, conclusions }}
      draftKey={`visit-report-${visitId}`}
      submitLabel={t('submit')}
      cancelHref={report}
      redirectTo={report}
      done={t('done')}
      sticky
    >
      <EditorField name="introduction" label={t('introduction')} hint={t('hint')} optional />
      <EditorField name="conclusions" label={t('conclusions')} hint={t('hint')} optional />
    </CommandForm>
  )
}

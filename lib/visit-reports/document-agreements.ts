import type { DocBlock, DocRun } from '@/lib/exports/docx-types'
import { formatDate } from '@/lib/time/format'
import type { ReportAgreement } from './content'
import type { Making } from './document'
import { columns, marked, said, unsaid } from './document-parts'

/** What was signed or is on its way to be, with whom and when; nothing where there is none. */
export function agreementBlocks(making: Making): DocBlock[] {
  const { t, content } = making
  if (content.agreements.length === 0) return []
  return [
    {
      kind: 'table',
      label: t('visitReports.parts.agreements'),
      columns: columns(making, 'agreements', { reference: 12, title: 40, parties: 28, status: 20 }),
      rows: content.agreements.map((agreement) => [
        [{ text: agreement.reference, href: `/agreements/${agreement.id}` }],
        [
          ...marked(making, agreement, agreement.title),
          { line: true },
          { text: t(`agreements.type.${agreement.type}`), quiet: true },
        ],
        agreement.parties.length > 0 ? said(agreement.parties.join('; ')) : unsaid(t('visitReports.toBeConfirmed')),
        statusRuns(agreement, t),
      ]),
    },
  ]
}

function statusRuns({ status, signedOn, signedPlace }: ReportAgreement, t: Making['t']): DocRun[] {
  const signed = [signedOn && formatDate(signedOn), signedPlace].filter(Boolean).join(', ')
  const word = said(t(`agreements.status.${status}`))
  return signed ? [...word, { line: true }, { text: signed, quiet: true }] : word
}

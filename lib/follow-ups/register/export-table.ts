import type { TableCell, TableColumn } from '@/lib/exports/table'
import type { Translator } from '@/lib/platform/words'
import { countryName } from '@/lib/visits/country'
import type { RegisterRow } from '../types'
import type { FollowUpColumn } from './columns'

export type ExportColumn = TableColumn & { cell: (row: RegisterRow) => TableCell }

/** Every column of the register as those of a file: what a screen shows together stands apart here. */
function allColumns(t: Translator): Record<FollowUpColumn, ExportColumn[]> {
  const text = (key: string, width: number, cell: ExportColumn['cell']): ExportColumn => ({
    header: t(`followUps.${key}`),
    kind: 'text',
    width,
    cell,
  })
  const as = (kind: TableColumn['kind'], key: string, cell: ExportColumn['cell']): ExportColumn => ({
    ...text(key, 14, cell),
    kind,
  })
  return {
    reference: [],
    visit: [],
    status: [text('register.status', 20, ({ status }) => t(`followUps.status.${status}`))],
    due: [
      as('day', 'register.due', ({ dueDate }) => dueDate),
      as('number', 'filter.lateDays', ({ daysLate }) => (daysLate > 0 ? daysLate : null)),
    ],
    firstDue: [as('day', 'register.firstDue', ({ firstDueDate }) => firstDueDate)],
    officer: [
      text('register.officer', 28, ({ officer }) => officer?.name ?? null),
      text('mark.unowned', 12, ({ unowned }) => (unowned ? t('form.yes') : null)),
    ],
    lead: [text('register.lead', 40, ({ leadOrganisation }) => leadOrganisation?.name ?? null)],
    owed: [text('register.owed', 16, ({ owedBy }) => t(`outcomes.owedBy.${owedBy}`))],
    type: [
      text('register.type', 18, ({ outcomeType }) =>
        outcomeType ? t(`outcomes.type.${outcomeType}`) : t('followUps.register.instrument'),
      ),
    ],
    country: [text('register.country', 24, ({ countries }) => countries.map(countryName).join(', ') || null)],
    host: [text('register.host', 40, ({ hosts }) => hosts.map(({ name }) => name).join('; ') || null)],
    topic: [text('register.topic', 30, ({ topics }) => topics.join('; ') || null)],
    progress: [
      as('number', 'register.percentDone', ({ percent }) => percent),
      text('filter.judgement', 14, ({ judgement }) => (judgement ? t(`followUps.judgement.${judgement}`) : null)),
    ],
    lastProgress: [as('day', 'register.lastProgress', ({ lastProgressOn }) => lastProgressOn)],
    agreedOn: [as('day', 'register.agreedOn', ({ agreedOn }) => agreedOn)],
    nextStep: [text('register.nextStep', 50, ({ nextStep }) => nextStep)],
  }
}

/** The columns of a file: what tells a row apart, then those that are chosen. */
export function exportColumns(chosen: readonly FollowUpColumn[], t: Translator): ExportColumn[] {
  const all = allColumns(t)
  const text = (key: string, width: number, cell: ExportColumn['cell']): ExportColumn => ({
    header: t(`followUps.register.${key}`),
    kind: 'text',
    width,
    cell,
  })
  return [
    text('reference', 12, ({ reference }) => reference),
    text('title', 60, ({ title }) => title),
    text('visit', 40, ({ visit }) => `${visit.reference} ${visit.title}`),
    ...chosen.flatMap((column) => all[column]),
  ]
}

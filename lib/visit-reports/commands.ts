import { defineCommand } from '@/lib/audit/command'
import { editVisitReportSchema, signVisitReportSchema } from './schema'
import { sign } from './sign.commands'
import { writeTexts } from './texts.commands'

/** Saves the introduction and the conclusions. */
export const editVisitReport = defineCommand({
  name: 'editVisitReport',
  permission: 'visit.edit',
  schema: editVisitReportSchema,
  handler: writeTexts,
})

/** Freezes the report with a number. The draft goes on. */
export const signVisitReport = defineCommand({
  name: 'signVisitReport',
  permission: 'visit-report.sign',
  schema: signVisitReportSchema,
  handler: sign,
})

import { defineCommand } from '@/lib/audit/command'
import { issue } from './issue.commands'
import { issueVersionSchema, toldSchema } from './schema'
import { markToldNow, takeBack } from './tell.commands'

/** Freezes the programme with a number. The draft goes on. */
export const issueVersion = defineCommand({
  name: 'issueVersion',
  permission: 'programme.edit',
  schema: issueVersionSchema,
  handler: issue,
})

/** Ticks off on the list of a version that somebody was told. */
export const markTold = defineCommand({
  name: 'markTold',
  permission: 'programme.run',
  schema: toldSchema,
  handler: markToldNow,
})

export const takeBackTold = defineCommand({
  name: 'takeBackTold',
  permission: 'programme.run',
  schema: toldSchema,
  handler: takeBack,
})

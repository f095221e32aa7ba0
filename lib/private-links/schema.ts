import * as z from 'zod/mini'
import { announced } from '@/lib/files/schema'
import { isWebLink, JUDGEMENTS } from '@/lib/follow-ups/schema'
import {
  choice,
  commandId,
  id,
  LIMITS,
  optionalInteger,
  optionalOneOf,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'
import { DEFAULT_DAYS, LONGEST_DAYS, MOST_LINKS } from './rules'

/** A link for one organisation of the directory; an empty number of days is the usual one. */
export const makePrivateLinkSchema = z.object({
  ...commandId,
  followUpId: id(),
  organisation: choice().check(z.refine((chosen) => chosen !== null, 'errors.required')),
  days: z.pipe(
    optionalInteger(1, LONGEST_DAYS),
    z.transform((days) => days ?? DEFAULT_DAYS),
  ),
  message: optionalText(LIMITS.paragraph),
})

export const revokePrivateLinkSchema = z.object({ ...commandId, linkId: id() })

/** As its address has it; what more somebody sends is not looked at. */
const token = () => z.string('errors.invalid').check(z.maxLength(100, 'errors.invalid'))

/** What an outside body sends. A row for an address of the web that was left empty is none. */
export const outsideReportSchema = z.object({
  ...commandId,
  token: token(),
  senderName: requiredText(LIMITS.line, 'errors.senderName'),
  text: requiredText(LIMITS.paragraph, 'errors.progress'),
  percent: optionalInteger(0, 100),
  judgement: optionalOneOf(JUDGEMENTS),
  nextStep: optionalText(LIMITS.paragraph),
  links: z
    .pipe(
      z._default(z.array(optionalText(2_000)).check(z.maxLength(MOST_LINKS, 'errors.invalid')), []),
      z.transform((rows) => rows.filter((url) => url !== null)),
    )
    .check(z.refine((urls) => urls.every(isWebLink), 'errors.invalidLink')),
})

/** `files`: how many the person saw with the report, which takes more until it is decided on. */
export const acceptOutsideReportSchema = z.object({ ...commandId, reportId: id(), files: z.int('errors.invalid') })
export const declineOutsideReportSchema = z.object({
  ...commandId,
  reportId: id(),
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

/** Begins a file of a report that waits. */
export const startOutsideFileSchema = z.object({ ...announced, token: token(), reportId: id() })

export type MakePrivateLink = z.output<typeof makePrivateLinkSchema>
export type OutsideReportInput = z.output<typeof outsideReportSchema>

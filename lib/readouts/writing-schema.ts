import * as z from 'zod/mini'
import { flag, id } from '@/lib/platform/fields'
import { UUID } from '@/lib/platform/id-pattern'
import { isFixedSection } from './schema'

/** A window in which a readout is written: two of one person are two. It names itself. */
export const device = () => z.string().check(z.regex(/^[\w-]{8,64}$/))

/** A sign of life of somebody who writes, and in which section they are; `leave`: they write no more. */
export const signOfLifeSchema = z.object({
  readoutId: id(),
  device: device(),
  sectionKey: z._default(
    z.nullable(z.string().check(z.refine((key) => isFixedSection(key) || UUID.test(key), 'errors.invalid'))),
    null,
  ),
  leave: flag(),
})

/** Seconds for which a sign of life counts. Windows give one every ten. */
export const COUNTS_FOR_S = 60

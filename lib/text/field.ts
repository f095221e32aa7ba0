import * as z from 'zod/mini'
import { plainText, readDoc } from './doc'
import type { TextDoc } from './types'

/** Characters of one structured text: two hundred pages. */
export const LONGEST_TEXT = 600_000

/** A structured text as a field: of the schema, not too long. What the schema does not have is left out. */
export const textField = () =>
  z.pipe(
    z.pipe(
      z.unknown(),
      z.transform((json): TextDoc | null => readDoc(json)),
    ),
    z
      .custom<TextDoc>((doc) => doc !== null, 'errors.invalidText')
      .check(z.refine((doc) => doc === null || plainText(doc).length <= LONGEST_TEXT, 'errors.textTooLong')),
  )

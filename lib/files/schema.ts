import * as z from 'zod/mini'
import { commandId, flag, id, LIMITS, optionalId, optionalText, requiredText } from '@/lib/platform/fields'
import { cleanName, LARGEST_FILE } from './rules'

const name = () => z.pipe(requiredText(LIMITS.paragraph), z.transform(cleanName))

/** Of a visit; at most one of the others names what of the visit it belongs to. */
const target = z
  .object({ visitId: id(), readoutId: optionalId(), followUpId: optionalId(), agreementId: optionalId() })
  .check(
    z.refine(
      (to) => [to.readoutId, to.followUpId, to.agreementId].filter((of) => of !== null).length <= 1,
      'errors.invalid',
    ),
  )

/** What every upload begins with: `id` is the client's. */
export const announced = {
  ...commandId,
  id: id(),
  name: name(),
  size: z
    .int('errors.invalid')
    .check(z.minimum(1, 'refusals.files.empty'), z.maximum(LARGEST_FILE, 'refusals.files.tooLarge')),
}

/** Begins an upload. `caption` may say what it shows. */
export const startFileSchema = z.object({
  ...announced,
  target,
  caption: optionalText(LIMITS.line),
  keepLocation: flag(),
})

/** What a client says when it has sent everything. */
export const finishFileSchema = z.object({
  ...commandId,
  sha256: z.string('errors.invalid').check(z.regex(/^[0-9a-f]{64}$/, 'errors.invalid')),
})

const count = () => z.int('errors.invalid').check(z.minimum(0, 'errors.invalid'))

/** The same with what was found in it; made by the server. */
export const keepFileSchema = z.object({
  ...finishFileSchema.shape,
  fileId: id(),
  name: name(),
  mediaType: requiredText(),
  size: count(),
  keptSha256: z.string(),
  width: z.nullable(count()),
  height: z.nullable(count()),
  locationKept: z.boolean(),
  hasThumbnail: z.boolean(),
  previewPages: count(),
})
export type KeepFile = z.output<typeof keepFileSchema>

export const fileSchema = z.object({ ...commandId, fileId: id() })
export const captionFileSchema = z.object({ ...commandId, fileId: id(), caption: optionalText(LIMITS.line) })

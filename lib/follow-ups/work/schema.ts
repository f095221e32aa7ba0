import * as z from 'zod/mini'
import {
  choice,
  commandId,
  edit,
  id,
  LIMITS,
  oneOf,
  optionalDate,
  optionalId,
  requiredText,
} from '@/lib/platform/fields'

const followUp = { ...commandId, followUpId: id() }

const stepFields = { title: requiredText(LIMITS.line, 'errors.stepTitle'), dueDate: optionalDate() }
export const addStepSchema = z.object({ ...followUp, id: optionalId(), ...stepFields })
export const editStepSchema = z.object({ ...followUp, ...edit, stepId: id(), ...stepFields })
/** Done, and not done after all: for who sees how it stands now. */
export const settleStepSchema = z.object({ ...followUp, stepId: id(), version: z.int() })
export const moveStepSchema = z.object({ ...followUp, stepId: id(), direction: oneOf(['up', 'down']) })
export const stepSchema = z.object({ ...followUp, stepId: id() })

/** The one that comes first: chosen from the list, or by its reference ("F-0012") as its name. */
export const addDependencySchema = z.object({
  ...followUp,
  after: choice().check(z.refine((v) => v !== null, 'errors.dependency')),
})
export const removeDependencySchema = z.object({ ...followUp, afterId: id() })

export const writeFollowUpCommentSchema = z.object({
  ...followUp,
  text: requiredText(LIMITS.paragraph, 'errors.comment'),
})
export const followUpCommentSchema = z.object({ ...followUp, commentId: id() })

export const watchSchema = z.object(followUp)
export const watcherSchema = z.object({ ...followUp, userId: id() })

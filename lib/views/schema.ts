import * as z from 'zod/mini'
import { commandId, flag, id, oneOf, requiredText } from '@/lib/platform/fields'

/** Registers whose filters, columns and groups can be kept under a name. */
export const REGISTERS = ['follow-ups', 'agreements'] as const
export type RegisterName = (typeof REGISTERS)[number]

/** Views of one's own that stand in one register: more fit into no menu. */
export const MOST_VIEWS = 50

/** Letters of a name: it stands in a menu. */
const NAME = 80
/** As the table's CHECK has it. */
const QUERY = 2_000

const name = () => requiredText(NAME, 'errors.viewName')
const query = () => z.string('errors.required').check(z.maxLength(QUERY, 'errors.viewTooLong'))

export const saveViewSchema = z.object({
  ...commandId,
  register: oneOf(REGISTERS),
  name: name(),
  query: query(),
  shared: flag(),
})
export const renameViewSchema = z.object({ ...commandId, viewId: id(), name: name() })
export const viewSchema = z.object({ ...commandId, viewId: id() })

import { type FieldConflict, fail, type Result } from './result'

type Shown = Record<string, string | null | undefined>

/**
 * The answer to a stale edit: each field that stands otherwise than the person would have it, with the
 * text it had when they opened it. `theirs` is the record as it is now, as a form would show it; `by` who saved it.
 */
export function conflict(args: {
  version: number
  base: Shown
  mine: Shown
  theirs: Shown
  by?: string | null
}): Result<never> {
  const fields: FieldConflict[] = []
  for (const field of Object.keys(args.mine)) {
    const [mine, theirs] = [args.mine[field] ?? '', args.theirs[field] ?? '']
    if (mine !== theirs) fields.push({ field, base: args.base[field] ?? '', mine, theirs })
  }
  return fail({ kind: 'conflict', version: args.version, fields, ...(args.by ? { by: args.by } : {}) })
}

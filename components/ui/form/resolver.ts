import { toNestErrors } from '@hookform/resolvers'
import type { FieldError, FieldValues, Resolver } from 'react-hook-form'
import type { Message } from '@/lib/platform/result'
import type { InputSchema } from './check'
import { packMessage } from './message'

/** A command's schema, or how its code is brought: `() => import('@/lib/…/schema').then((m) => m.xSchema)`. */
export type SchemaSource<S extends InputSchema = InputSchema> = S | (() => Promise<S>)

/**
 * Brings what checks a form: the schema and its library. Asked for when somebody begins to fill the form in, so
 * that a page which is only looked at does not carry them.
 */
async function checkerOf(source: SchemaSource): Promise<(input: unknown) => Promise<Map<string, Message>>> {
  const [{ check }, schema] = await Promise.all([import('./check'), typeof source === 'function' ? source() : source])
  return (input) => check(schema, input)
}

/**
 * Checks a form's values by the command's own schema. Passes the values on as they were typed: the
 * server parses them once more and is the one that counts. Where the schema cannot be fetched the server alone checks.
 * @param complete adds what is not on the form (the command id)
 * @param hasWords whether the page carries a message; one that it does not is left to the server, which sends its words
 * @returns `prepare` to fetch it beforehand, and the resolver for react-hook-form
 */
export function schemaResolver(
  source: SchemaSource,
  complete: (values: FieldValues) => FieldValues,
  hasWords: (key: string) => boolean,
) {
  let checker: ReturnType<typeof checkerOf> | undefined
  const prepare = async () => {
    checker ??= checkerOf(source)
    try {
      return await checker
    } catch {
      checker = undefined
      return null
    }
  }
  const resolver: Resolver<FieldValues> = async (values, _context, options) => {
    const input = complete(values)
    const check = await prepare()
    const messages = check ? await check(input) : new Map<string, Message>()
    const sayable = [...messages.values()].every(({ key }) => hasWords(key))
    if (messages.size === 0 || !sayable) return { values: input, errors: {} }
    const errors: Record<string, FieldError> = {}
    for (const [path, message] of messages) errors[path] = { type: 'schema', message: packMessage(message) }
    return { values: {}, errors: toNestErrors(errors, options) }
  }
  return { resolver, prepare }
}

import type { Failure, Message, Result } from './result'

/** A translator over all messages, as `getTranslations()` gives it. */
export type Translator = {
  (key: string, values?: Message['values']): string
  has: (key: string) => boolean
}

/**
 * The same answer with every message also as text, so that the browser need not carry the words of every rule.
 * A key that no message file has gets no text; the screen then says something general.
 */
export function inWords<T>(result: Result<T>, t: Translator): Result<T> {
  return result.ok ? result : { ok: false, failure: failureInWords(result.failure, t) }
}

function failureInWords(failure: Failure, t: Translator): Failure {
  const say = <M extends Message>(message: M): M =>
    t.has(message.key) ? { ...message, text: t(message.key, message.values) } : message
  switch (failure.kind) {
    case 'invalid':
      return {
        ...failure,
        fields: Object.fromEntries(Object.entries(failure.fields).map(([path, list]) => [path, list.map(say)])),
      }
    case 'confirm':
      return { ...failure, warnings: failure.warnings.map(say) }
    case 'refused':
      return {
        ...failure,
        reason: say(failure.reason),
        ...(failure.blockers ? { blockers: failure.blockers.map(say) } : {}),
      }
    default:
      return failure
  }
}

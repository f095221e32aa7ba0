const TEXT = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** A UUID of any version, in lower case. Apart from `id.ts` so that a form need not carry the generator. */
export const UUID = new RegExp(`^${TEXT}$`)

/** `person:<id>` and the like: which of these, and the id. */
export const taggedUuid = (...tags: readonly string[]): RegExp => new RegExp(`^(${tags.join('|')}):(${TEXT})$`)

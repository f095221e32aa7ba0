/** A UUID of any version, in lower case. Apart from `id.ts` so that a form need not carry the generator. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

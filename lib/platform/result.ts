/**
 * What a command answers. Expected failures are values; only bugs throw.
 * A `Message` is a key of the message files plus its values; what leaves the server carries its words too.
 */
export type Message = { key: string; values?: Record<string, string | number>; text?: string }

/** One thing that stands in the way, with a link to where it can be mended. */
export type Blocker = Message & { href?: string }

/** The same field as the reader found it, as they would have it, and as it stands now. */
export type FieldConflict = { field: string; base: string; mine: string; theirs: string }

export type Failure =
  /** Input that the schema or a rule of the record does not accept; messages by field path. */
  | { kind: 'invalid'; fields: Record<string, Message[]> }
  /** Somebody saved meanwhile: both texts, field by field, the version to save on, and who it was where that is told. */
  | { kind: 'conflict'; version: number; fields: FieldConflict[]; by?: string }
  /** Allowed, but unusual: send again with these codes in `confirmed`. */
  | { kind: 'confirm'; warnings: (Message & { code: string; field?: string; href?: string })[] }
  /** The rules of the workflow or the record forbid it now. */
  | { kind: 'refused'; reason: Message; blockers?: Blocker[] }
  | { kind: 'forbidden' }
  | { kind: 'missing' }
  | { kind: 'signedOut' }
  /** The database cannot be reached: nothing was saved, the form keeps what was typed. */
  | { kind: 'unavailable' }

export type Result<T = null> = { ok: true; value: T } | { ok: false; failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (failure: Failure): Result<never> => ({ ok: false, failure })

/** Refusal by a rule; `key` is a full message key such as `visits.refused.openItems`. */
export const refused = (key: string, values?: Message['values'], blockers?: Blocker[]): Result<never> =>
  fail({ kind: 'refused', reason: values ? { key, values } : { key }, ...(blockers ? { blockers } : {}) })

/** One message beside one field. */
export const invalid = (field: string, key: string, values?: Message['values']): Result<never> =>
  fail({ kind: 'invalid', fields: { [field]: [values ? { key, values } : { key }] } })

export const forbidden = (): Result<never> => fail({ kind: 'forbidden' })
export const missing = (): Result<never> => fail({ kind: 'missing' })

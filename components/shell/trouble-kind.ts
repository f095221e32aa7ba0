const CODES = {
  UNAVAILABLE: 'unavailable',
  MISSING: 'missing',
  FORBIDDEN: 'forbidden',
  SIGNEDOUT: 'signedOut',
  STALE: 'stale',
} as const

export type TroubleKind = (typeof CODES)[keyof typeof CODES] | 'broken'

/** The screen for an error's digest (`lib/platform/errors`); anything unknown is a bug of ours. */
export function troubleKind(digest: string | undefined): TroubleKind {
  const code = /^TASHRIF_([A-Z]+)$/.exec(digest ?? '')?.[1]
  return code && Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : 'broken'
}

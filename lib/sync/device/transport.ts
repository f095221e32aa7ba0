import {
  DEVICE_HEADER,
  type PackReadout,
  SYNC_VERSION,
  type SyncMe,
  type SyncRefusal,
  type SyncRequest,
  type SyncResponse,
  type VisitPack,
} from '../types'

/** As `fetch`; tests put a bad network in its place. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** `lost`: no answer came, and what became of the request is not known. */
export type Reply<T> = { kind: 'ok'; value: T } | { kind: 'refused'; reason: SyncRefusal['reason'] } | { kind: 'lost' }

const PATIENCE_MS = 60_000

export type Transport = ReturnType<typeof transportBy>

/** The server as the device talks to it. @param token shows whose device it is when the session is over */
export function transportBy(fetch: Fetch, token: () => Promise<string | null>) {
  const ask = async <T extends object>(
    path: string,
    init: RequestInit,
    isIt: (body: T) => boolean,
  ): Promise<Reply<T>> => {
    try {
      const known = await token().catch(() => null)
      const response = await fetch(path, {
        ...init,
        headers: {
          ...(init.body ? { 'content-type': 'application/json' } : {}),
          ...(known ? { [DEVICE_HEADER]: known } : {}),
        },
        cache: 'no-store',
        credentials: 'same-origin',
        // A page to sign in at is no answer; neither is that of a hotel's network.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const body: unknown = await response.json().catch(() => null)
      if (!response.ok) return refusal(response.status, body)
      return typeof body === 'object' && body !== null && isIt(body as T)
        ? { kind: 'ok', value: body as T }
        : { kind: 'lost' }
    } catch {
      return { kind: 'lost' }
    }
  }
  return {
    send: (request: SyncRequest) =>
      ask<SyncResponse>(
        '/api/sync',
        { method: 'POST', body: JSON.stringify(request) },
        ({ v, answers }) => v === SYNC_VERSION && Array.isArray(answers),
      ),
    me: () => ask<SyncMe>('/api/sync/me', {}, ({ person }) => typeof person?.userId === 'string'),
    visit: (visitId: string) =>
      ask<VisitPack>(`/api/sync/visits/${visitId}`, {}, ({ programme }) => Array.isArray(programme)),
    readout: (readoutId: string) =>
      ask<PackReadout>(`/api/sync/readouts/${readoutId}`, {}, ({ sections }) => Array.isArray(sections)),
  }
}

/** Only what says why in our own words is an answer; anything else on the way may have said it. */
function refusal(status: number, body: unknown): Reply<never> {
  const reason = (body as SyncRefusal | null)?.reason
  if (reason && REASONS.includes(reason)) return { kind: 'refused', reason }
  if (status === 413) return { kind: 'refused', reason: 'invalid' }
  return { kind: 'lost' }
}

const REASONS: readonly SyncRefusal['reason'][] = [
  'signedOut',
  'deactivated',
  'otherPerson',
  'outdated',
  'forbidden',
  'missing',
  'invalid',
  'unavailable',
]

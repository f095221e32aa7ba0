import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** Where the request came from, in a header that nobody but us can set. */
export const ADDRESS_HEADER = 'x-tashrif-address'

const OUR_HEADER = /^x-tashrif-/

/**
 * Marks each request with the address it came from before anything reads it: the connection's own, or behind a trusted
 * proxy the last entry of X-Forwarded-For, which that proxy wrote. What the sender put into our headers is dropped,
 * and without a trusted proxy also what it claims in X-Forwarded-*.
 */
export function markPeerAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxy: boolean): void {
  const { headers, socket } = request
  const connected = socket.remoteAddress ?? 'unknown'
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  for (const name of Object.keys(headers)) {
    if (OUR_HEADER.test(name) || (!trustedProxy && name.startsWith('x-forwarded-'))) delete headers[name]
  }
  headers[ADDRESS_HEADER] = (trustedProxy && forwarded) || connected
}

/** Marks the requests of every HTTP server of this process from now on. */
export function markPeerAddresses(trustedProxy: boolean): void {
  subscribe('http.server.request.start', (message) => {
    markPeerAddress((message as { request: IncomingMessage }).request, trustedProxy)
  })
}

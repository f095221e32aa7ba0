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
  // An IPv4 caller of a socket that takes both is written as ::ffff:192.0.2.1.
  const connected = (socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '')
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

/**
 * What attempts are counted by: an IPv4 address; of an IPv6 address the first 64 bits, since a household or an office
 * has all that follow for itself (RFC 6177).
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Math.max(0, 8 - groups.length - after.length) : 0
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...after]
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

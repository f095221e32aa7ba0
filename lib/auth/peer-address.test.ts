import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { ADDRESS_HEADER, markPeerAddress, networkOf } from './peer-address'

function marked(headers: Record<string, string>, trustedProxy: boolean, remoteAddress = '192.0.2.7') {
  const request = { headers: { ...headers }, socket: { remoteAddress } as IncomingMessage['socket'] }
  markPeerAddress(request, trustedProxy)
  return request.headers as Record<string, string | undefined>
}

describe('the address of a request', () => {
  it('is the connection’s own, whatever the sender claims', () => {
    const headers = marked({ 'x-forwarded-for': '9.9.9.9', [ADDRESS_HEADER]: '9.9.9.9' }, false)
    expect(headers[ADDRESS_HEADER]).toBe('192.0.2.7')
    expect(headers).not.toHaveProperty('x-forwarded-for')
  })

  it('is what the trusted proxy wrote last, not what was there before', () => {
    expect(marked({ 'x-forwarded-for': '9.9.9.9, 198.51.100.4' }, true)[ADDRESS_HEADER]).toBe('198.51.100.4')
  })

  it('is the proxy’s own where it wrote none', () => {
    expect(marked({}, true)[ADDRESS_HEADER]).toBe('192.0.2.7')
  })

  it('is written in one way for IPv4', () => {
    expect(marked({}, false, '::ffff:192.0.2.7')[ADDRESS_HEADER]).toBe('192.0.2.7')
  })

  it('lets no other header of ours through', () => {
    expect(marked({ 'x-tashrif-path': '/x', accept: '*/*' }, true)).toEqual({
      accept: '*/*',
      [ADDRESS_HEADER]: '192.0.2.7',
    })
  })
})

describe('the network that attempts are counted by', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s → %s', (address, network) => expect(networkOf(address)).toBe(network))
})

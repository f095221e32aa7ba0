import { describe, expect, it } from 'vitest'
import type { SyncRequest } from '../types'
import { type Fetch, transportBy } from './transport'

const REQUEST: SyncRequest = { v: 1, userId: 'me', sentAt: '', entries: [] }
const answered = async (fetch: Fetch) => await transportBy(fetch, async () => 'token').send(REQUEST)
const by = (body: unknown, status = 200) => answered(async () => Response.json(body, { status }))

describe('an answer', () => {
  it('is one when it is ours', async () => {
    expect(await by({ v: 1, answers: [] })).toEqual({ kind: 'ok', value: { v: 1, answers: [] } })
  })
  it.each([
    ['the page of a hotel’s network', () => answered(async () => new Response('<html>Welcome!</html>'))],
    ['a redirect to somewhere', () => answered(async () => new Response(null, { status: 302 }))],
    ['JSON of somebody else', () => by({ ok: true })],
    ['a gateway that fails', () => answered(async () => new Response('Bad gateway', { status: 502 }))],
    ['a refusal in nobody’s words', () => by({ reason: 'because' }, 403)],
    ['none', () => answered(() => Promise.reject(new TypeError('network')))],
    ['another version’s', () => by({ v: 2, answers: [] })],
  ])('is none when it is %s', async (_words, ask) => expect(await ask()).toEqual({ kind: 'lost' }))
  it.each([
    ['signedOut', 401],
    ['deactivated', 410],
    ['otherPerson', 409],
    ['outdated', 426],
    ['unavailable', 503],
  ])('says why not: %s', async (reason, status) => {
    expect(await by({ reason }, status)).toEqual({ kind: 'refused', reason })
  })
  it('that it is too large comes from before our own words', async () => {
    expect(await answered(async () => new Response('Refused', { status: 413 }))).toEqual({
      kind: 'refused',
      reason: 'invalid',
    })
  })
  it('is asked for with what shows whose device it is', async () => {
    let sent: RequestInit | undefined
    await answered(async (_path, init) => {
      sent = init
      return Response.json({ v: 1, answers: [] })
    })
    expect(sent?.headers).toMatchObject({ 'tashrif-device': 'token' })
    expect(sent).toMatchObject({ cache: 'no-store', credentials: 'same-origin', redirect: 'manual' })
  })
})

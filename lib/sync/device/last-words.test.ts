import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/platform/id'
import { docOf } from '@/lib/text/doc'
import { ModelDevice } from '../testing/model-device'
import { ModelServer } from '../testing/model-server'
import { dropLastWords, keepLastWords, takeLastWords } from './last-words'
import { NO_TEXT } from './same'
import { textOf } from './section'

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  const localStorage = {
    get length() {
      return store.size
    },
    key: (index: number) => [...store.keys()][index] ?? null,
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
    removeItem: (name: string) => void store.delete(name),
  }
  vi.stubGlobal('window', { localStorage })
})

function opened() {
  const device = new ModelDevice(new ModelServer().fetch)
  const { engine } = device.window()
  const place = { readoutId: newId(), key: 'discussion', title: null, label: null }
  const stands = async () => textOf(await engine.section(place, null))
  return { device, engine, place, stands }
}
const [early, late, other] = ['Said', 'Said in the car', 'From another window'].map(docOf) as [
  ReturnType<typeof docOf>,
  ReturnType<typeof docOf>,
  ReturnType<typeof docOf>,
]

describe('the last words of a page', () => {
  it('are on the device when it is opened next, and nowhere else then', async () => {
    const { device, engine, place, stands } = opened()
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT, early] })
    await takeLastWords(engine)
    expect([await stands(), store.size]).toEqual([late, 0])
  })

  it('are no choice where what came before them was still written', async () => {
    const { device, engine, place, stands } = opened()
    await engine.type(place, null, early, NO_TEXT)
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT, early] })
    await takeLastWords(engine)
    expect(await engine.section(place, null)).toMatchObject({ choice: null })
    expect(await stands()).toEqual(late)
  })

  it('stand beside what another window wrote since', async () => {
    const { device, engine, place } = opened()
    await engine.type(place, null, other, NO_TEXT)
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT] })
    await takeLastWords(engine)
    expect((await engine.section(place, null)).choice).toMatchObject({ mine: late, theirs: other })
  })

  it('are not forgotten because another page has brought its own onto the device', async () => {
    const { device, engine, place, stands } = opened()
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT] })
    const words = [...store]
    vi.resetModules()
    const page = await import('./last-words')
    page.forgetLastWords(device.userId, place)
    expect([...store]).toEqual(words)
    await page.takeLastWords(engine)
    expect([await stands(), store.size]).toEqual([late, 0])
  })

  it('of somebody else are not taken', async () => {
    const { engine, place, stands } = opened()
    keepLastWords(newId(), { place, server: null, doc: late, seen: [NO_TEXT] })
    await takeLastWords(engine)
    expect([await stands(), store.size]).toEqual([NO_TEXT, 1])
  })

  it('stay where they are while the device has no room', async () => {
    const { device, engine, place, stands } = opened()
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT] })
    await engine.section(place, null)
    device.full = true
    await takeLastWords(engine).catch(() => {})
    expect(store.size).toBe(1)
    device.full = false
    await takeLastWords(engine)
    expect([await stands(), store.size]).toEqual([late, 0])
  })

  // Last: it closes them for good.
  it('go with everything else when the person signs out', () => {
    const { device, place } = opened()
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT] })
    dropLastWords(device.userId)
    keepLastWords(device.userId, { place, server: null, doc: late, seen: [NO_TEXT] })
    expect(store.size).toBe(0)
  })
})

import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/platform/id'
import { ModelDevice, type ModelWindow, withParagraph } from '../testing/model-device'
import { type Fault, ModelServer } from '../testing/model-server'
import type { SectionPlace } from './engine'
import { NO_TEXT } from './same'
import { isClean } from './section'

const KEYS = ['discussion', 'pressLine'] as const
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant<Fault>('none'),
  fc.constantFrom<Fault>('before', 'after', 'signedOut'),
  fc.nat(3).map((cut): Fault => ({ cut })),
)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('type'), tab: fc.nat(1), key: fc.constantFrom(...KEYS) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('send'), tab: fc.nat(1), fault }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('typeWhileSending'),
      tab: fc.nat(1),
      key: fc.constantFrom(...KEYS),
      fault,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('reload', 'outcome'), tab: fc.nat(1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('look', 'settle'), tab: fc.nat(1), key: fc.constantFrom(...KEYS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('colleague', 'colleagueOpens'), key: fc.constantFrom(...KEYS) }),
  },
)
type Step = { act: string; tab?: number; key?: (typeof KEYS)[number]; fault?: Fault }

/** A device that opened a readout without a network, with two windows on it, and a colleague at the office. */
class World {
  readonly server = new ModelServer()
  readonly device = new ModelDevice(this.server.fetch)
  readonly itemId = newId()
  readonly readoutId = newId()
  tabs: ModelWindow[] = [this.device.window(), this.device.window()]
  readonly words: string[] = []
  readonly outcomes: string[] = []

  tab = (at = 0): ModelWindow => this.tabs[at] as ModelWindow

  /** Under which id the readout is written now: the server may have named another one. */
  async place(key = 'discussion'): Promise<SectionPlace> {
    const theirs = this.server.readouts.find(({ itemId }) => itemId === this.itemId)
    const { entries } = await this.tab().store.box()
    const waits = entries.some(({ command, state }) => command === 'openReadout' && state !== 'done')
    return { readoutId: waits ? this.readoutId : (theirs?.id ?? this.readoutId), key, title: null, label: null }
  }

  async begin() {
    await this.tab().engine.write('openReadout', { id: this.readoutId, itemId: this.itemId, confirmed: ['markHeld'] })
  }

  async run({ act, tab = 0, key, fault: wrong = 'none' }: Step) {
    const window = this.tab(tab)
    const place = await this.place(key)
    if (act === 'type') await this.type(window, place)
    if (act === 'look') await window.look(place)
    if (act === 'settle') await window.settle(place)
    if (act === 'reload') this.tabs[tab] = this.device.window()
    if (act === 'outcome') {
      const text = `outcome ${this.outcomes.length}`
      this.outcomes.push(text)
      await window.engine.write('addOutcome', { readoutId: place.readoutId, text })
    }
    if (act === 'colleagueOpens') this.server.open(this.itemId)
    if (act === 'colleague') this.colleague(key ?? 'discussion')
    if (act === 'send' || act === 'typeWhileSending') {
      this.server.fault = wrong
      const sent = window.engine.flush()
      if (act === 'typeWhileSending') await this.type(this.tab(1 - tab), place)
      await sent
      this.server.fault = 'none'
    }
  }

  private async type(window: ModelWindow, place: SectionPlace) {
    const word = `word${this.words.length}.`
    this.words.push(word)
    await window.type(place, word)
  }

  private colleague(key: string) {
    const readout = this.server.readouts.find(({ itemId }) => itemId === this.itemId)
    if (!readout) return
    const word = `theirs${this.words.length}.`
    this.words.push(word)
    this.server.colleague(readout, key, withParagraph(readout.sections.get(key)?.doc ?? NO_TEXT, word))
  }

  /** Words that are neither on the device nor on the server. */
  async lost(): Promise<string[]> {
    const everything = JSON.stringify([await this.tab().store.box(), this.server.texts()])
    return this.words.filter((word) => !everything.includes(word))
  }

  /** The network is good, and the person decides whatever there is to decide. */
  async finish() {
    for (let round = 0; round < 12; round++) {
      await this.tab().engine.flush()
      const { sections } = await this.tab().store.box()
      if (sections.every(isClean) && this.tab().engine.state().kind === 'saved') return
      for (const { key } of sections) await this.tab().settle(await this.place(key))
    }
  }
}

function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('a device', () => {
  it('loses nothing and doubles nothing, whatever is cut, whenever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step as fc.Arbitrary<Step>, { minLength: 1, maxLength: 30 }), async (steps) => {
        const world = new World()
        await world.begin()
        for (const one of steps) {
          await world.run(one)
          expect(await world.lost()).toEqual([])
        }
        await world.finish()
        expect(world.tab().engine.state()).toEqual({ kind: 'saved' })
        expect(new Set(world.server.done).size).toBe(world.server.done.length)
        expect(world.server.outcomes.map(({ text }) => text).sort()).toEqual([...world.outcomes].sort())
        const texts = JSON.stringify(world.server.texts())
        expect(world.words.filter((word) => !texts.includes(word))).toEqual([])
        expect(world.server.readouts.filter(({ itemId }) => itemId === world.itemId)).toHaveLength(1)
      }),
      { numRuns: 120, endOnFailure: false },
    )
  }, 120_000)

  it('sends a text under one id until it is answered, and what was typed since under the next', async () => {
    const world = new World()
    await world.begin()
    await world.run({ act: 'send' })
    await world.run({ act: 'type' })
    await world.run({ act: 'send', fault: 'after' })
    await world.run({ act: 'reload' })
    await world.run({ act: 'look', key: 'discussion' })
    await world.run({ act: 'type' })
    await world.run({ act: 'send' })
    const [readout] = world.server.readouts
    expect(readout?.revisions.map(({ kind, doc }) => [kind, doc.content.length])).toEqual([
      ['saved', 2],
      ['saved', 3],
    ])
  })

  it('writes to the readout that a colleague opened first, and puts their text beside its own', async () => {
    const world = new World()
    await world.begin()
    await world.run({ act: 'type' })
    await world.run({ act: 'outcome' })
    await world.run({ act: 'colleagueOpens' })
    await world.run({ act: 'colleague' })
    await world.run({ act: 'send' })
    const { sections } = await world.tab().store.box()
    expect(sections).toMatchObject([
      { readoutId: world.server.readouts[0]?.id, choice: { where: 'server', version: 1, by: 'Colleague' } },
    ])
    expect(world.server.outcomes).toMatchObject([{ readoutId: world.server.readouts[0]?.id }])
    expect(world.tab().engine.state()).toMatchObject({ kind: 'decision', entries: 1, toSend: 0 })
  })

  it('writes there too what is still written under the id that it gave the readout itself', async () => {
    const world = new World()
    const { engine, store } = world.tab()
    await world.begin()
    await store.scraps.put(`outcome-${world.readoutId}`, 'half a thought')
    await world.run({ act: 'colleagueOpens' })
    await world.run({ act: 'send' })
    const to = world.server.readouts[0]?.id ?? ''
    expect(to).not.toBe(world.readoutId)
    await world.tab().type({ readoutId: world.readoutId, key: 'discussion', title: null, label: null }, 'late.')
    await engine.write('addOutcome', { readoutId: world.readoutId, text: 'late outcome' })
    const target = { visitId: newId(), readoutId: world.readoutId }
    await engine.addFile({ blob: new Blob(['x']), name: 'a.jpg', target, keepLocation: false })
    const { files } = await engine.box()
    expect(files).toMatchObject([{ target: { readoutId: to } }])
    await engine.drop({ kind: 'file', id: files[0]?.id ?? '' })
    await engine.flush()
    expect(JSON.stringify(world.server.texts())).toContain('late.')
    expect(world.server.outcomes).toMatchObject([{ readoutId: to, text: 'late outcome' }])
    expect(await store.scraps.get(`outcome-${to}`)).toBe('half a thought')
    expect(engine.state()).toEqual({ kind: 'saved' })
  })

  it('keeps what was refused until somebody decides, with all that depends on it, and sends the rest', async () => {
    const world = new World()
    const { engine } = world.tab()
    const gone = newId()
    const outcome = await engine.write('addOutcome', { readoutId: gone, text: 'of a visit that is not to be seen' })
    await engine.write('createFollowUp', { outcomeId: outcome, title: 'depends on it' })
    await world.begin()
    await engine.flush()
    expect(engine.state()).toMatchObject({ kind: 'decision', entries: 1, toSend: 1 })
    expect(world.server.readouts).toHaveLength(1)
    await engine.drop({ kind: 'entry', id: outcome })
    await engine.flush()
    const { entries } = await engine.box()
    expect(entries).toMatchObject([{ command: 'createFollowUp', state: 'decision', failure: { kind: 'missing' } }])
  })

  it('says that the session has ended, and sends by itself once there is one', async () => {
    const world = new World()
    await world.begin()
    await world.run({ act: 'send', fault: 'signedOut' })
    expect(world.tab().engine.state()).toEqual({ kind: 'waiting', toSend: 1, hindrance: 'signedOut' })
    await world.run({ act: 'send' })
    expect(world.tab().engine.state()).toEqual({ kind: 'saved' })
  })

  it('that is full says so, and what is typed then is sent at once instead of being kept', async () => {
    const world = new World()
    await world.begin()
    await world.run({ act: 'send' })
    world.device.full = true
    await world.run({ act: 'type' })
    const { engine } = world.tab()
    expect([engine.isFull(), await world.lost()]).toEqual([true, ['word0.']])
    await world.run({ act: 'send', fault: 'before' })
    expect(engine.state()).toEqual({ kind: 'waiting', toSend: 1, hindrance: 'offline' })
    await engine.flush()
    expect(await world.lost()).toEqual([])
    await expect(engine.write('addOutcome', { text: 'no room for it' })).rejects.toThrow('no room')
    await world.run({ act: 'type' })
    await engine.flush()
    expect(world.server.readouts[0]?.sections.get('discussion')).toMatchObject({ version: 2 })
    expect(await world.lost()).toEqual([])
    world.device.full = false
    await world.run({ act: 'type' })
    await engine.flush()
    expect([engine.isFull(), await world.lost()]).toEqual([false, []])
    expect(world.server.readouts[0]?.revisions.map(({ kind }) => kind)).toEqual(['saved', 'saved', 'saved'])
  })

  it('that has room again while a text is on its way keeps what is typed then', async () => {
    const server = new ModelServer()
    let meanwhile = async () => {}
    const device = new ModelDevice(async (path, init) => {
      const answer = await server.fetch(path, init)
      await meanwhile()
      return answer
    })
    const window = device.window()
    const place = { readoutId: server.open(newId()).id, key: 'discussion', title: null, label: null }
    device.full = true
    await window.type(place, 'early.')
    meanwhile = async () => {
      meanwhile = async () => {}
      device.full = false
      await window.type(place, 'late.')
    }
    await window.engine.flush()
    await window.look(place)
    expect(JSON.stringify(window.shown(place))).toContain('late.')
    await window.engine.flush()
    expect(JSON.stringify(server.texts())).toContain('late.')
    expect(window.engine.state()).toEqual({ kind: 'saved' })
  })

  it('sends what is written while a large file is on its way', async () => {
    const server = new ModelServer()
    const [begun, arrived] = [gate(), gate()]
    const window = new ModelDevice(server.fetch).window(undefined, async () => {
      begun.open()
      await arrived.passed
      return { ok: true, value: null }
    })
    const readoutId = server.open(newId()).id
    const file = { blob: new Blob(['x']), name: 'a.jpg', target: { visitId: newId(), readoutId }, keepLocation: false }
    await window.engine.addFile(file)
    const first = window.engine.flush()
    await begun.passed
    await window.type({ readoutId, key: 'discussion', title: null, label: null }, 'meanwhile.')
    void window.engine.flush()
    await vi.waitFor(() => expect(JSON.stringify(server.texts())).toContain('meanwhile.'))
    arrived.open()
    await first
    expect(window.engine.state()).toEqual({ kind: 'saved' })
  })

  it('puts what one window chose beside what another has chosen before', async () => {
    const world = new World()
    await world.begin()
    await world.run({ act: 'send' })
    await world.run({ act: 'type', tab: 0 })
    await world.run({ act: 'send' })
    const place = await world.place()
    const combined = withParagraph(NO_TEXT, 'a combination of the other window')
    await world.tab(1).engine.settle(place, combined)
    expect(JSON.stringify(await world.tab(0).store.box())).toContain('a combination of the other window')
  })

  it('keeps a text that was set aside as refused where the one that stands is not to be seen any more', async () => {
    const world = new World()
    await world.begin()
    await world.run({ act: 'send' })
    await world.run({ act: 'type' })
    await world.run({ act: 'colleague' })
    const { fetch } = world.server
    const device = new ModelDevice(async (path, init) =>
      path.startsWith('/api/sync/readouts/')
        ? Response.json({ reason: 'missing' }, { status: 404 })
        : fetch(path, init),
    )
    const window = device.window()
    await window.type(await world.place(), 'mine.')
    await window.engine.flush()
    expect((await window.store.box()).sections).toMatchObject([
      { choice: null, failure: { kind: 'missing' }, draft: { doc: { content: [{}, {}] } } },
    ])
    expect(window.engine.state()).toMatchObject({ kind: 'decision', entries: 1 })
  })

  it('is emptied when it is wiped, and takes nothing more', async () => {
    const world = new World()
    await world.begin()
    await world.tab().engine.wipe()
    await expect(world.tab().engine.write('addOutcome', {})).rejects.toThrow('wiped')
    expect(await world.device.window().store.box()).toEqual({ entries: [], sections: [], files: [] })
  })

  it('shows one person nothing of another', async () => {
    const server = new ModelServer()
    const [mine, theirs] = [new ModelDevice(server.fetch).window(), new ModelDevice(server.fetch).window()]
    await mine.engine.write('addOutcome', { readoutId: newId(), text: 'mine' })
    expect((await theirs.store.box()).entries).toEqual([])
  })
})

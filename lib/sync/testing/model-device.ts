import { newId } from '@/lib/platform/id'
import type { TextDoc } from '@/lib/text/types'
import { createEngine, type Engine, type SectionPlace, type Surroundings } from '../device/engine'
import { NO_TEXT } from '../device/same'
import { textOf } from '../device/section'
import { type DeviceStore, openStore } from '../device/store'
import { type Fetch, transportBy } from '../device/transport'

/** One device of one person: a store that outlives its windows, and one lock for all of them. */
export class ModelDevice {
  readonly userId = newId()
  /** The device takes no more. */
  full = false
  private busy = false

  constructor(readonly fetch: Fetch) {}

  window(now: () => Date = () => new Date(), upload?: Surroundings['upload']): ModelWindow {
    const store = this.filling(openStore(this.userId))
    const engine = createEngine({
      store,
      transport: transportBy(this.fetch, async () => null),
      person: { userId: this.userId, name: 'Writer', mayWrite: true },
      now,
      newId,
      ...(upload ? { upload } : {}),
      exclusively: async (work) => {
        if (this.busy) return false
        this.busy = true
        try {
          await work()
        } finally {
          this.busy = false
        }
        return true
      },
      tellOthers: () => {},
      onWiped: async () => {},
    })
    return new ModelWindow(engine, store)
  }

  private filling(store: DeviceStore): DeviceStore {
    const room = () => {
      if (this.full) throw new DOMException('no room', 'QuotaExceededError')
    }
    return {
      ...store,
      changeSection: async (...asked) => {
        room()
        return await store.changeSection(...asked)
      },
      addEntry: async (...asked) => {
        room()
        return await store.addEntry(...asked)
      },
    }
  }
}

/** A window with what is on its screen: it shows a section anew only when it looks. */
export class ModelWindow {
  private readonly screen = new Map<string, TextDoc>()

  constructor(
    readonly engine: Engine,
    readonly store: DeviceStore,
  ) {}

  shown = (place: SectionPlace): TextDoc => this.screen.get(place.key) ?? NO_TEXT

  async look(place: SectionPlace): Promise<void> {
    this.screen.set(place.key, textOf(await this.engine.section(place, null)))
  }

  /** Adds a paragraph to what is on the screen. */
  async type(place: SectionPlace, words: string): Promise<void> {
    const seen = this.shown(place)
    const doc = withParagraph(seen, words)
    this.screen.set(place.key, textOf(await this.engine.type(place, null, doc, seen)))
  }

  /** Keeps both, where there is something to choose. */
  async settle(place: SectionPlace): Promise<void> {
    const choice = (await this.store.section(place.readoutId, place.key))?.choice
    if (!choice?.theirs) return
    const both: TextDoc = { type: 'doc', content: [...choice.theirs.content, ...choice.mine.content] }
    this.screen.set(place.key, textOf(await this.engine.settle(place, both)))
  }
}

export const withParagraph = (doc: TextDoc, words: string): TextDoc => ({
  type: 'doc',
  content: [...doc.content, { type: 'paragraph', content: [{ type: 'text', text: words }] }],
})

import { Node } from 'prosemirror-model'
import { textSchema } from '@/lib/text/schema'
import type { TextDoc } from '@/lib/text/types'

/** Between two texts that are handed out while somebody types, in milliseconds: a long one is dear to write down. */
const PACE = 150
/** How many of the texts handed out are remembered, to tell one that comes back from one of somebody else. */
const REMEMBERED = 12

/** What an editor hands out: not at every key, and never late when it is left. */
export class Outgoing {
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly given: { node: Node; doc: TextDoc }[] = []

  constructor(
    private readonly read: () => Node | null,
    private readonly hand: (doc: TextDoc) => void,
  ) {}

  changed(): void {
    this.timer ??= setTimeout(() => this.flush(), PACE)
  }

  /** Hands out now what still waits. */
  flush(): void {
    if (this.timer === null) return
    clearTimeout(this.timer)
    this.timer = null
    const node = this.read()
    if (!node) return
    const doc = node.toJSON() as TextDoc
    this.given.push({ node, doc })
    if (this.given.length > REMEMBERED) this.given.shift()
    this.hand(doc)
  }

  /** Whether a text is one that was handed out, or is still being written on: it says nothing new. */
  isOurs(doc: TextDoc): boolean {
    if (this.given.some((one) => one.doc === doc)) return true
    if (this.given.length === 0) return false
    const node = Node.fromJSON(textSchema, doc)
    return this.given.some((one) => one.node.eq(node))
  }

  /** Something else was brought in: what was handed out before is history, also when it comes back. */
  forget(): void {
    this.given.length = 0
  }
}

import { Node } from 'prosemirror-model'
import { mergeDocs } from '@/lib/text/merge'
import { textSchema } from '@/lib/text/schema'
import type { TextDoc } from '@/lib/text/types'

/** Between two texts that are handed out while somebody types, in milliseconds: a long one is dear to write down. */
const PACE = 150
/** How many of the texts handed out are remembered, to tell one that comes back from one of somebody else. */
const REMEMBERED = 12
/** How many of those are compared by what they hold, where a form gives back copies. */
const COMPARED = 3

/** What an editor hands out, not at every key and never late when it is left; and what it is to take in. */
export class Outgoing {
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly given: { node: Node; doc: TextDoc }[] = []

  /**
   * @param agreed the text that the editor began with
   * @param read the text as it is in the editor; null when there is none any more
   */
  constructor(
    private agreed: TextDoc,
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
    this.agreed = doc
    this.given.push({ node, doc })
    if (this.given.length > REMEMBERED) this.given.shift()
    this.hand(doc)
  }

  /**
   * A text arrived from outside. Null when it is one that was handed out; else what is to stand in the editor: that
   * text, put together with what was typed since the last was handed out.
   */
  arrived(doc: TextDoc): { doc: TextDoc; mixed: boolean } | null {
    if (doc === this.agreed || this.isOurs(doc)) return null
    const typed = this.timer === null ? null : this.read()
    const stands = typed ? mergeDocs(this.agreed, typed.toJSON() as TextDoc, doc).doc : doc
    // What was handed out before is history from now on, also when it comes back.
    this.given.length = 0
    this.agreed = doc
    return { doc: stands, mixed: typed !== null }
  }

  private isOurs(doc: TextDoc): boolean {
    if (this.given.some((one) => one.doc === doc)) return true
    const latest = this.given.slice(-COMPARED)
    if (latest.length === 0) return false
    const node = Node.fromJSON(textSchema, doc)
    return latest.some((one) => one.node.eq(node))
  }
}

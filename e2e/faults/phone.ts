import { request } from 'node:http'
import { IDBFactory } from 'fake-indexeddb'
import { newId } from '@/lib/platform/id'
import { createEngine, type Engine, type SectionPlace } from '@/lib/sync/device/engine'
import { textOf } from '@/lib/sync/device/section'
import { openStore } from '@/lib/sync/device/store'
import { transportBy } from '@/lib/sync/device/transport'
import type { DeviceSection } from '@/lib/sync/device/types'
import type { SyncPerson } from '@/lib/sync/types'
import { docOf, EMPTY_DOC, plainText } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { CUT_HEADER, type Cut } from './network'

/** Milliseconds after which a phone gives a request up: a server that dies may leave it hanging. */
const GIVE_UP_MS = 15_000

/** What one run counts over all phones. */
export type Tally = { typed: number; cut: Record<Exclude<Cut, 'none'>, number>; sent: number }
export const newTally = (): Tally => ({ typed: 0, sent: 0, cut: { before: 0, during: 0, answer: 0, halfAnswer: 0 } })

type Options = {
  userId: string
  cookie: string
  /** Of the network, and of the server as its pages call it. */
  url: string
  appUrl: string
  tally: Tally
  /** Where the next request is cut. */
  nextCut?: () => Cut
  /** Milliseconds that its clock is wrong by. */
  skew?: number
}

/**
 * A phone: the application's own engine over a browser's database (in memory), and HTTP through the bad network. What
 * it has stored outlives `restart`, nothing else does.
 */
export class Phone {
  private readonly storage = new IDBFactory()
  private engine: Engine
  wiped = false

  constructor(private readonly options: Options) {
    this.engine = this.boot()
  }

  private boot(): Engine {
    const { userId, skew = 0 } = this.options
    // What opens a database asks the browser for it: this phone's own.
    globalThis.indexedDB = this.storage
    const store = openStore(userId)
    void store.box()
    const person: SyncPerson = { userId, name: 'Writer on the road', mayWrite: true }
    let busy = false
    return createEngine({
      store,
      transport: transportBy(
        (path, init) => this.fetch(path, init),
        async () => null,
      ),
      person,
      now: () => new Date(Date.now() + skew),
      newId,
      exclusively: async (work) => {
        if (busy) return false
        busy = true
        await work().finally(() => {
          busy = false
        })
        return true
      },
      tellOthers: () => {},
      onWiped: async () => {
        this.wiped = true
      },
    })
  }

  /** The battery is out: what was only in memory is gone, the page is opened anew. */
  async restart(): Promise<void> {
    this.engine = this.boot()
    await this.engine.refresh()
  }

  /** Writes a line at the end of the section, as somebody does who sees what stands there. */
  async type(place: SectionPlace, line: string): Promise<DeviceSection> {
    this.options.tally.typed += 1
    // On a full device the screen shows what it shows all the same.
    const stands = await this.engine.section(place, null).then(textOf, () => EMPTY_DOC)
    return await this.engine.type(place, null, withLine(stands, line), stands)
  }

  /** Takes both texts where somebody else wrote meanwhile: a combination, line by line. */
  async takeBoth(): Promise<number> {
    const { sections } = await this.engine.box()
    const open = sections.filter(({ choice }) => choice?.theirs)
    for (const section of open) await this.engine.settle(section, bothOf(section))
    return open.length
  }

  write = (command: string, input: Record<string, unknown>) => this.engine.write(command, input)
  flush = () => this.engine.flush()
  state = () => this.engine.state()
  box = () => this.engine.box()
  isFull = () => this.engine.isFull()
  tryAgain: Engine['tryAgain'] = (of) => this.engine.tryAgain(of)

  /** Everything that waits here, as one text to look for words in. */
  async words(): Promise<string> {
    const { entries, sections } = await this.engine.box()
    const waiting = sections.map(({ draft, inFlight, choice }) => ({ draft, inFlight, choice }))
    return JSON.stringify([entries.filter(({ state }) => state !== 'done'), waiting])
  }

  /** As a browser's, of one connection a request; a cut is told to the network by a header. */
  fetch(path: string, init: RequestInit): Promise<Response> {
    const { url, appUrl, cookie, tally, nextCut = () => 'none' as const } = this.options
    const body = typeof init.body === 'string' ? init.body : (init.body as ArrayBuffer | undefined)
    const cut = nextCut()
    const saves = typeof body === 'string' && path === '/api/sync' ? (JSON.parse(body).entries?.length ?? 0) : 0
    tally.sent += saves
    if (cut !== 'none') tally.cut[cut] += saves
    return send(new URL(path, url), {
      method: init.method ?? 'GET',
      headers: { ...(init.headers as Record<string, string>), cookie, origin: appUrl, [CUT_HEADER]: cut },
      body: body === undefined ? null : Buffer.from(body as string),
    })
  }
}

function send(to: URL, args: { method: string; headers: Record<string, string>; body: Buffer | null }) {
  const { method, body } = args
  const headers = { ...args.headers, ...(body ? { 'content-length': String(body.length) } : {}) }
  return new Promise<Response>((resolve, reject) => {
    const asked = request(to, { method, headers, agent: false, timeout: GIVE_UP_MS }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', reject)
      // An answer that was cut is none.
      answer.on('aborted', () => reject(new Error('cut')))
      answer.on('end', () => resolve(new Response(Buffer.concat(pieces), { status: answer.statusCode ?? 500 })))
    })
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.end(body ?? undefined)
  })
}

const withLine = (doc: TextDoc, line: string): TextDoc => {
  const isEmpty = doc.content.length === 1 && JSON.stringify(doc).indexOf('"text"') < 0
  return { type: 'doc', content: [...(isEmpty ? [] : doc.content), ...docOf(line).content] }
}

/** Theirs, and the lines of mine that are not in it. */
function bothOf({ choice, draft, base }: DeviceSection): TextDoc {
  const theirs = choice?.theirs ?? base.doc
  const mine = draft?.doc ?? choice?.mine ?? base.doc
  const there = new Set(plainText(theirs).split('\n'))
  const own = plainText(mine)
    .split('\n')
    .filter((line) => !there.has(line))
  return { type: 'doc', content: [...theirs.content, ...(own.length > 0 ? docOf(own.join('\n')).content : [])] }
}

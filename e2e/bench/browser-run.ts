import type { Role } from '@/lib/auth/permissions'
import {
  interact,
  medianVisit,
  NETWORKS,
  type Network,
  openBrowser,
  type Pressed,
  type Visit,
  visitTwice,
  type Window,
} from './browser'
import { ALLOWED_JS, BROWSER_CASES, type BrowserCase, INTERACTIONS, type Interaction } from './browser-cases'
import { serveEmptyPage } from './empty-page'
import { percentile } from './load'
import { type BenchRow, emptyRow, round } from './measure'
import type { Jar } from './sign-in'
import { browserTable } from './table'
import type { Verdict } from './verdicts'

/** What a browser adds to a row; `p50` is there the largest paint, of an interaction the time to the next paint. */
export type BrowserRow = BenchRow & {
  network: Network
  ttfb?: number
  lcp?: number
  js?: number
  css?: number
  /** `js` less that of an empty page. */
  jsAbove?: number
  /** Until the list is filtered, or the saved record is shown. */
  done?: number
}

/** Milliseconds, on the plain network. */
const ASKED = { paint: 800, interaction: 100 } as const
const TURNS = { plain: 3, slow: 1 } as const
const NETWORK_NAMES = Object.keys(NETWORKS) as Network[]

const firstVisit = (name: string) => `${name}, first visit`

type Run = { url: string; jars: Record<Role, Jar>; scale: number }

/** Visits the pages with Chromium, with an empty page for comparison, and tells what it saw. */
export async function measureInBrowser({ url, jars, scale }: Run): Promise<{ rows: BenchRow[]; verdicts: Verdict[] }> {
  console.log('\nChromium: an empty page of the same Next is built for comparison…')
  const empty = await serveEmptyPage()
  const browser = await openBrowser()
  try {
    const window: Window = { browser, url, jars }
    const base = await visitTwice({ browser, url: empty.url, jars: null }, { path: '/', role: 'viewer' }, 'plain')
    const beside = { scale, empty: base.first.js }
    const rows: BrowserRow[] = []
    const tell = (more: readonly BrowserRow[]) => {
      rows.push(...more)
      for (const row of more) console.log(browserTable.line(row))
    }
    console.log(`\n${browserTable.head()}`)
    tell([asVisitRow(firstVisit('empty page'), 'plain', base.first, beside)])
    for (const one of BROWSER_CASES) {
      for (const network of NETWORK_NAMES.filter((name) => one.timed || name === 'plain'))
        tell(await tried(one.name, network, scale, () => visits(window, one, network, beside)))
    }
    for (const one of INTERACTIONS) {
      for (const network of NETWORK_NAMES)
        tell(await tried(one.name, network, scale, () => interaction(window, one, network, scale)))
    }
    return { rows, verdicts: verdictsOf(rows, scale) }
  } finally {
    await browser.close()
    await empty.stop()
  }
}

/** What a page or an interaction gives, or a row that says how it failed: the others are measured all the same. */
async function tried(name: string, network: Network, scale: number, work: () => Promise<BrowserRow[]>) {
  try {
    return await work()
  } catch (error) {
    const failure = (error as Error).message.split('\n')[0] ?? ''
    return [{ ...emptyRow(name, 'browser', scale), network, failed: 1, failures: [failure] }]
  }
}

/** `empty`: JavaScript of an empty page; a repeat visit has nothing to compare with it. */
type Beside = { scale: number; empty?: number }

async function visits(window: Window, one: BrowserCase, network: Network, beside: Beside): Promise<BrowserRow[]> {
  const seen: { first: Visit; again: Visit }[] = []
  for (let turn = 0; turn < (one.timed ? TURNS[network] : 1); turn += 1) {
    seen.push(await visitTwice(window, one, network))
  }
  const first = medianVisit(seen.map((visit) => visit.first))
  const rows = [asVisitRow(firstVisit(one.name), network, first, beside)]
  if (one.timed) {
    const again = medianVisit(seen.map((visit) => visit.again))
    rows.push(asVisitRow(`${one.name}, repeat visit`, network, again, { scale: beside.scale }))
  }
  return rows
}

async function interaction(window: Window, what: Interaction, network: Network, scale: number) {
  const pressed: Pressed[] = []
  for (let turn = 0; turn < TURNS[network]; turn += 1) pressed.push(await interact(window, what, network, turn))
  const times = pressed.map(({ toPaint }) => toPaint)
  const row: BrowserRow = {
    ...emptyRow(`${what.name}: press to paint`, 'browser', scale),
    network,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    done: round(
      percentile(
        pressed.map(({ toDone }) => toDone),
        50,
      ),
    ),
  }
  return [row]
}

function asVisitRow(name: string, network: Network, visit: Visit, { scale, empty }: Beside): BrowserRow {
  return {
    ...emptyRow(name, 'browser', scale),
    network,
    p50: round(visit.lcp),
    bytes: visit.bytes,
    ttfb: round(visit.ttfb),
    lcp: round(visit.lcp),
    js: visit.js,
    css: visit.css,
    ...(empty === undefined ? {} : { jsAbove: visit.js - empty }),
  }
}

function verdictsOf(rows: readonly BrowserRow[], scale: number): Verdict[] {
  const plain = rows.filter(({ network }) => network === 'plain')
  const javascript = (Object.keys(ALLOWED_JS) as (keyof typeof ALLOWED_JS)[]).map((kind) => {
    const names = BROWSER_CASES.filter((one) => one.kind === kind).flatMap(({ name }) => [name, firstVisit(name)])
    const pages = plain.filter((row) => names.includes(row.case))
    const words = { list: 'a list page', form: 'an ordinary form', heaviest: 'the heaviest form' }[kind]
    return over(pages, (row) => row.jsAbove ?? Number.NaN, ALLOWED_JS[kind], {
      asked: `scale ${scale}: JavaScript of ${words} at most ${ALLOWED_JS[kind] / 1000} kB above an empty page`,
      unit: 'bytes',
    })
  })
  const painted = plain.filter((row) => row.lcp !== undefined)
  const pressed = plain.filter((row) => row.done !== undefined)
  return [
    ...javascript,
    over(painted, (row) => row.lcp ?? Number.NaN, ASKED.paint, {
      asked: `scale ${scale}: largest paint under ${ASKED.paint} ms`,
      unit: 'ms',
    }),
    over(pressed, (row) => row.p50, ASKED.interaction, {
      asked: `scale ${scale}: interaction under ${ASKED.interaction} ms`,
      unit: 'ms',
    }),
  ]
}

type Words = { asked: string; unit: string }

function over(rows: readonly BrowserRow[], of: (row: BrowserRow) => number, most: number, words: Words): Verdict {
  const bad = rows.filter((row) => !(of(row) <= most))
  return {
    asked: words.asked,
    figure: `${rows.length - bad.length} of ${rows.length}, at most ${round(Math.max(...rows.map(of)))} ${words.unit}`,
    met: bad.length === 0,
    misses: bad.map((row) => `${row.case}: ${of(row)} ${words.unit}, ${round(of(row) - most)} over`),
  }
}

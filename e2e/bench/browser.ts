import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { CHROMIUM_FLAGS, installedChromium } from '@/lib/platform/testing/chromium'
import type { Interaction } from './browser-cases'
import { percentile } from './load'
import type { Jar } from './sign-in'

/** Milliseconds of latency and bits a second. */
export const NETWORKS = { plain: null, slow: { latency: 400, bits: 1_600_000 } } as const
export type Network = keyof typeof NETWORKS

/** What a browser saw of one visit of a page: milliseconds since the click, bytes over the wire without headers. */
export type Visit = { ttfb: number; lcp: number; js: number; css: number; bytes: number }

export async function openBrowser(): Promise<Browser> {
  const executablePath = installedChromium()
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_FLAGS })
}

export type Window = { browser: Browser; url: string; jars: Record<Role, Jar> | null }

/** A browser profile of its own, empty but for the session of a role. */
async function profile({ browser, url, jars }: Window, role: Role): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  // tsx names the functions that it compiles by a helper of its own, which a page does not have.
  await context.addInitScript('globalThis.__name = (named) => named')
  const cookies = (jars?.[role] ?? '').split('; ').filter((pair) => pair.includes('='))
  await context.addCookies(
    cookies.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url })),
  )
  return context
}

async function openPage(context: BrowserContext, network: Network): Promise<Page> {
  const page = await context.newPage()
  const limits = NETWORKS[network]
  if (limits) {
    const session = await context.newCDPSession(page)
    const throughput = limits.bits / 8
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: limits.latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    })
  }
  return page
}

/** The same page twice in a new profile, waited for until the network is still: what is fetched ahead is in it. */
export async function visitTwice(window: Window, at: { path: string; role: Role }, network: Network) {
  const context = await profile(window, at.role)
  try {
    const visits: Visit[] = []
    for (let turn = 0; turn < 2; turn += 1) {
      const page = await openPage(context, network)
      const begun = performance.now()
      const response = await page.goto(window.url + at.path, { waitUntil: 'commit', timeout: 60_000 })
      const committed = performance.now() - begun
      if (response?.status() !== 200) throw new Error(`${at.path}: ${response?.status()}`)
      await page.waitForLoadState('networkidle', { timeout: 60_000 })
      const visit = await page.evaluate(seen)
      // The browser's own first byte is that of the real network, before the slowness that is put on it.
      visits.push(NETWORKS[network] ? { ...visit, ttfb: committed } : visit)
      await page.close()
    }
    const [first, again] = visits
    if (!first || !again) throw new Error('The page was not visited.')
    return { first, again }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
async function seen(): Promise<Visit> {
  const lcp = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
    setTimeout(() => resolve(Number.NaN), 2000)
  })
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  // From the browser's own cache nothing is transferred.
  const sum = (ending: string) =>
    resources
      .filter(({ name, transferSize }) => transferSize > 0 && new URL(name).pathname.endsWith(ending))
      .reduce((total, { encodedBodySize }) => total + encodedBodySize, 0)
  const document = navigation?.encodedBodySize ?? 0
  return {
    ttfb: navigation?.responseStart ?? Number.NaN,
    lcp,
    js: sum('.js'),
    css: sum('.css'),
    bytes: document + sum(''),
  }
}

/** Milliseconds: to the next paint after the press (at least 16, by steps of 8), and until what it is for is seen. */
export type Pressed = { toPaint: number; toDone: number }

/** Does an interaction in a new profile, once the page is alive. */
export async function interact(window: Window, what: Interaction, network: Network, turn: number): Promise<Pressed> {
  const context = await profile(window, what.role)
  try {
    const page = await openPage(context, network)
    await page.goto(window.url + what.path, { waitUntil: 'networkidle', timeout: 60_000 })
    await what.prepare(page, turn)
    await page.evaluate(() => {
      const kept = globalThis as typeof globalThis & { slowest?: number }
      kept.slowest = 0
      const options = { type: 'event', durationThreshold: 16 }
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) kept.slowest = Math.max(kept.slowest ?? 0, duration)
      }).observe(options)
    })
    const begun = performance.now()
    await what.press(page)
    await what.done(page)
    const toDone = performance.now() - begun
    await page.waitForTimeout(300)
    const slowest = await page.evaluate(() => (globalThis as typeof globalThis & { slowest?: number }).slowest ?? 0)
    return { toPaint: Math.max(16, slowest), toDone }
  } finally {
    await context.close()
  }
}

/** The median of each figure. */
export function medianVisit(visits: readonly Visit[]): Visit {
  const of = (name: keyof Visit) =>
    percentile(
      visits.map((one) => one[name]).filter((value) => value >= 0),
      50,
    )
  return { ttfb: of('ttfb'), lcp: of('lcp'), js: of('js'), css: of('css'), bytes: of('bytes') }
}

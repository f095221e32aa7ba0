/** The one page that opens without a network. */
export const SHELL = '/road'

export const isOnRoad = (path: string): boolean => path === SHELL || path.startsWith(`${SHELL}/`)

const SCREENS: readonly [RegExp, string][] = [
  [/^\/meetings\/([0-9a-f-]{36})(\/readout)?$/, '/road/meetings/'],
  [/^\/visits\/([0-9a-f-]{36})(\/programme|\/delegation|\/hosts|\/readouts)?$/, '/road/visits/'],
]

/** Where somebody is led who asked for a page and has no network: to the screen with the same, else to what is there. */
export function roadInsteadOf(url: Pick<URL, 'pathname'>): string {
  for (const [path, screen] of SCREENS) {
    const id = path.exec(url.pathname)?.[1]
    if (id) return screen + id
  }
  return url.pathname === '/' ? SHELL : `${SHELL}?without=${encodeURIComponent(url.pathname)}`
}

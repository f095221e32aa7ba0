/** Where a pointer is on the timetable: in a day's hours, on a day's head, over the tray, or nowhere. */
export type Spot =
  | { kind: 'hours'; day: string; minutes: number }
  | { kind: 'head'; day: string }
  | { kind: 'tray' }
  | null

/** Within so many pixels of an edge the pane moves along. */
const EDGE_PX = 36
const STEP_PX = 14

const within = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x < right && y >= top && y < bottom

/** The spot under a point of the window. Days that a narrow screen hides have no size and are never met. */
export function spotAt(root: HTMLElement, x: number, y: number): Spot {
  const tray = root.querySelector<HTMLElement>('[data-tray]')
  if (tray && within(tray.getBoundingClientRect(), x, y)) return { kind: 'tray' }
  const pane = root.querySelector<HTMLElement>('[data-pane]')
  if (!pane || !within(pane.getBoundingClientRect(), x, y)) return null
  for (const head of root.querySelectorAll<HTMLElement>('[data-head]')) {
    if (within(head.getBoundingClientRect(), x, y)) return { kind: 'head', day: head.dataset.head ?? '' }
  }
  for (const column of root.querySelectorAll<HTMLElement>('[data-slot]')) {
    const { left, right } = column.getBoundingClientRect()
    if (x >= left && x < right) return { kind: 'hours', day: column.dataset.slot ?? '', minutes: minutesAt(column, y) }
  }
  return null
}

/** Minutes since midnight at a height of the window, on a column's axis. */
export function minutesAt(column: HTMLElement, y: number): number {
  const { top, height } = column.getBoundingClientRect()
  const style = getComputedStyle(column)
  const [first, last] = [Number(style.getPropertyValue('--first')), Number(style.getPropertyValue('--last'))]
  // Half a line of text above the first hour and below the last.
  const room = 0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return first + ((y - top - room) / (height - 2 * room)) * (last - first)
}

/**
 * How far the pane and the page are to move when the pointer rests at an edge: the pane by its days and hours, the page
 * where the pane is as high as its hours. Null away from the edges.
 */
export function edgeAt(
  root: HTMLElement,
  x: number,
  y: number,
): { pane: HTMLElement; dx: number; dy: number; page: number } | null {
  const pane = root.querySelector<HTMLElement>('[data-pane]')
  if (!pane) return null
  const { right, top, bottom } = pane.getBoundingClientRect()
  // What stays in sight is no edge: days and the time to be confirmed are dropped on the heads.
  const left = pane.querySelector('[data-hours]')?.getBoundingClientRect().right ?? 0
  const head = pane.querySelector('[data-shown=true] [data-head]')?.getBoundingClientRect().bottom ?? top
  const step = (at: number, from: number, to: number) =>
    at < from + EDGE_PX ? -STEP_PX : at > to - EDGE_PX ? STEP_PX : 0
  const inside = y > head && y < bottom
  const scrolls = inside && pane.scrollHeight > pane.clientHeight
  const dx = inside ? step(x, left, right) : 0
  const dy = scrolls ? step(y, head, Math.min(bottom, innerHeight)) : 0
  const page = step(y, 0, innerHeight)
  return dx === 0 && dy === 0 && page === 0 ? null : { pane, dx, dy, page }
}

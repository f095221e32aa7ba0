export const MINUTES_A_DAY = 1_440
/** The least height at which an item can be read and pressed. */
export const SHORTEST_DRAWN_MINUTES = 15
/** Of what has no time: room for one line of text. */
export const CHIP_MINUTES = 25

/** A stretch of a day's column, in minutes since its midnight; half-open. */
export type Stretch = { from: number; to: number }

/** Always shown, however empty: a working day. */
const ALWAYS_SHOWN = { first: 8 * 60, last: 20 * 60 }
const MARGIN_MINUTES = 30

/** What stands in a column: minutes since its midnight, on the clock of its zone. */
export type Segment = {
  itemId: string
  /** Key of the day. */
  day: string
  from: number
  to: number
  /** The start lies between `from` and this. */
  until?: number
  /** Where it ends is not known: `to` is a default length, or the longest that it may last. */
  openEnd?: true
  /** It began in an earlier column, it goes on in a later one. */
  before?: true
  after?: true
  /** Without a time: in its hand-set place among the timed ones. */
  chip?: true
}

/** Where a stretch lies across its column: `track` of `tracks`, as wide as `span` of them. */
export type Track = { track: number; tracks: number; span: number }

/**
 * Lays stretches that overlap beside each other, each in the first track that is free, in order of their start. Those
 * that touch one another directly or through others share the width of the column; a stretch widens over tracks to its
 * right that nothing uses meanwhile. Two stretches never cover each other. One that ends where another begins does not
 * overlap it (12:00 and 12:00).
 * @returns a place for each stretch, in the order given
 */
export function layTracks(stretches: readonly Stretch[]): Track[] {
  const order = stretches.map((_, index) => index).sort((a, b) => startsBefore(stretches, a, b))
  const places: Track[] = stretches.map(() => ({ track: 0, tracks: 1, span: 1 }))
  for (const cluster of clustersOf(stretches, order)) {
    const ends: number[] = []
    for (const index of cluster) {
      const { from, to } = at(stretches, index)
      const free = ends.findIndex((end) => end <= from)
      const track = free === -1 ? ends.length : free
      ends[track] = to
      at(places, index).track = track
    }
    for (const index of cluster) at(places, index).tracks = ends.length
    for (const index of cluster) at(places, index).span = spanOf(index, cluster, stretches, places)
  }
  return places
}

/** Throws only on a mistake of this file: every index comes from the list itself. */
function at<T>(list: readonly T[], index: number): T {
  const one = list[index]
  if (one === undefined) throw new RangeError(`No stretch ${index}`)
  return one
}

function startsBefore(stretches: readonly Stretch[], a: number, b: number): number {
  const [first, second] = [at(stretches, a), at(stretches, b)]
  return first.from - second.from || second.to - first.to || a - b
}

/** Stretches that overlap, directly or through others, in order. */
function clustersOf(stretches: readonly Stretch[], order: readonly number[]): number[][] {
  const clusters: number[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const index of order) {
    const { from, to } = at(stretches, index)
    const current = clusters.at(-1)
    if (current && from < end) current.push(index)
    else clusters.push([index])
    end = Math.max(end, to)
  }
  return clusters
}

function spanOf(index: number, cluster: readonly number[], stretches: readonly Stretch[], places: readonly Track[]) {
  const { from, to } = at(stretches, index)
  const { track, tracks } = at(places, index)
  const blocked = cluster
    .filter((other) => at(stretches, other).from < to && from < at(stretches, other).to)
    .map((other) => at(places, other).track)
    .filter((other) => other > track)
  return Math.min(tracks, ...blocked) - track
}

/** The hours in use with a margin, whole ones, and at least a working day. */
export function hoursOfSegments(segments: readonly Segment[]): { first: number; last: number } {
  const from = Math.min(ALWAYS_SHOWN.first, ...segments.map((one) => one.from - MARGIN_MINUTES))
  const to = Math.max(ALWAYS_SHOWN.last, ...segments.map((one) => one.to + MARGIN_MINUTES))
  return {
    first: Math.max(0, Math.floor(from / 60) * 60),
    last: Math.min(MINUTES_A_DAY, Math.ceil(to / 60) * 60),
  }
}

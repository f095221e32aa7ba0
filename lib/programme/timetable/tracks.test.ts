import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layTracks, type Stretch } from './tracks'

const one = (from: number, to: number): Stretch => ({ from, to })
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1_400 }), fc.integer({ min: 15, max: 300 }))
  .map(([from, length]) => one(from, from + length))

describe('tracks', () => {
  it('gives what stands alone the whole width', () => {
    expect(layTracks([one(540, 600), one(600, 660)])).toEqual([
      { track: 0, tracks: 1, span: 1 },
      { track: 0, tracks: 1, span: 1 },
    ])
  })

  it('lays three that run at once beside each other, and what follows over the whole width again', () => {
    const tracks = layTracks([one(600, 620), one(600, 620), one(600, 620), one(620, 700)])
    expect(tracks.map(({ track, tracks: of }) => [track, of])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [0, 1],
    ])
  })

  it('widens over tracks that nothing uses meanwhile', () => {
    // The first runs on while two are over; the last one has the room of both.
    const [, , , last] = layTracks([one(540, 720), one(540, 600), one(540, 600), one(600, 660)])
    expect(last).toEqual({ track: 1, tracks: 3, span: 2 })
  })

  it('never covers one by another, and stays within the column', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), (list) => {
        const placed = layTracks(list).map((place, index) => ({ ...place, ...(list[index] ?? one(0, 0)) }))
        for (const [index, a] of placed.entries()) {
          expect(a.span).toBeGreaterThanOrEqual(1)
          expect(a.track + a.span).toBeLessThanOrEqual(a.tracks)
          for (const b of placed.slice(index + 1)) {
            const meet = a.from < b.to && b.from < a.to
            const left = (x: typeof a) => x.track / x.tracks
            const right = (x: typeof a) => (x.track + x.span) / x.tracks
            expect(meet && left(a) < right(b) && left(b) < right(a)).toBe(false)
          }
        }
      }),
    )
  })
})

import { diffArrays } from 'diff'

/** A stretch that is the same on both sides, or what stands at that place on either side. */
export type Stretch<T> = { same: true; before: T[]; after: T[] } | { same: false; before: T[]; after: T[] }

/**
 * What is the same in two lists and what is not, in their order. The work is bounded: where more than `most` entries
 * differ in the middle, the whole middle is one difference.
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => string,
  most: number,
): Stretch<T>[] {
  const a = before.map(key)
  const b = after.map(key)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1
  const stretches: Stretch<T>[] = []
  const add = (same: boolean, left: readonly T[], right: readonly T[]) => {
    if (left.length + right.length === 0) return
    const last = stretches.at(-1)
    if (last && last.same === same) {
      last.before.push(...left)
      last.after.push(...right)
    } else stretches.push({ same, before: [...left], after: [...right] })
  }
  add(true, before.slice(0, head), after.slice(0, head))
  const [endA, endB] = [a.length - tail, b.length - tail]
  const changes = diffArrays(a.slice(head, endA), b.slice(head, endB), { maxEditLength: most })
  if (!changes) add(false, before.slice(head, endA), after.slice(head, endB))
  let [i, j] = [head, head]
  for (const { value, added, removed } of changes ?? []) {
    const [left, right] = [added ? 0 : value.length, removed ? 0 : value.length]
    add(!added && !removed, before.slice(i, i + left), after.slice(j, j + right))
    i += left
    j += right
  }
  add(true, before.slice(endA), after.slice(endB))
  return stretches
}

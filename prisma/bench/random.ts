const HEX = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, '0'))

/** Spreads a whole number over 32 bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A reproducible source of numbers (sfc32): the same seed and keys give the same sequence. */
export class Rng {
  private a: number
  private b: number
  private c: number
  private d = 1

  constructor(seed: number, ...keys: number[]) {
    let h = mix(seed ^ 0x5eed)
    for (const key of keys) h = mix(h ^ mix(key + 0x9e3779b9))
    this.a = h
    this.b = mix(h + 1)
    this.c = mix(h + 2)
    for (let i = 0; i < 12; i += 1) this.next()
  }

  /** 32 bits. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t
    return t >>> 0
  }

  /** From 0 up to, not including, 1. */
  float(): number {
    return this.next() / 4_294_967_296
  }

  /** A whole number below `n`. */
  int(n: number): number {
    return Math.floor(this.float() * n)
  }

  /** A whole number of the closed range. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.float() < probability
  }

  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T
  }

  /** Below `n`, the low ones far more often: a few organisations are in everything. */
  skewed(n: number): number {
    const u = this.float()
    return Math.floor(n * u * u * Math.sqrt(u))
  }

  /** An id shaped as UUIDv7 of the instant (milliseconds), so that indexes grow as they would in use. */
  uuid(ms: number): string {
    const [time, r, s, t] = [Math.floor(ms / 65_536), this.next(), this.next(), this.next()]
    const head = `${HEX[time >>> 16]}${HEX[time & 65_535]}-${HEX[ms % 65_536]}-${HEX[0x7000 | (r & 0xfff)]}`
    return `${head}-${HEX[0x8000 | ((r >>> 12) & 0x3fff)]}-${HEX[s >>> 16]}${HEX[s & 65_535]}${HEX[t >>> 16]}`
  }
}

/** Whole shares of a total in proportion to the weights; they add up to the total exactly. */
export function share(total: number, weights: ArrayLike<number>): Int32Array {
  let sum = 0
  for (let i = 0; i < weights.length; i += 1) sum += weights[i] ?? 0
  const shares = new Int32Array(weights.length)
  let [seen, given] = [0, 0]
  for (let i = 0; i < weights.length; i += 1) {
    seen += weights[i] ?? 0
    const upTo = sum === 0 ? 0 : Math.round((seen / sum) * total)
    shares[i] = upTo - given
    given = upTo
  }
  return shares
}

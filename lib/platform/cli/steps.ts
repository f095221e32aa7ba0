const STILL_EVERY_MS = 10_000

/** Says what a command does, how far it is and how long each step took. */
export class Steps {
  private done = 0

  constructor(private readonly total: number) {}

  /**
   * @param expect what a person should know who waits ("first start, about a minute").
   * @returns what the work returns; a text is printed behind the time.
   */
  async run<T>(title: string, work: () => Promise<T>, expect?: string): Promise<T> {
    this.done += 1
    const label = `[${this.done}/${this.total}] ${title}`
    const start = performance.now()
    const seconds = () => ((performance.now() - start) / 1000).toFixed(1)
    console.log(expect ? `${label} (${expect})…` : `${label}…`)
    const still = setInterval(() => console.log(`      … still at it, ${seconds()} s`), STILL_EVERY_MS)
    try {
      const result = await work()
      console.log(`      ${typeof result === 'string' ? result : 'done'}, ${seconds()} s`)
      return result
    } finally {
      clearInterval(still)
    }
  }
}

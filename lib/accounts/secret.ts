/**
 * A password on its way from a form to its hash. Whatever is made of a command's input (the hash of its receipt, a
 * log line, an error) shows that there was one and nothing of it.
 */
export class Secret {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  reveal(): string {
    return this.#text
  }
  toJSON(): string {
    return '[secret]'
  }
  toString(): string {
    return '[secret]'
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/
/** What begins like a page, a drawing, a document of markup or a script is none, whatever it is called. */
const MARKUP = /^\s*(<|#!|%!PS|\{\\rtf)/

const WIDE: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' }

/**
 * Whether the bytes are nothing but text: Unicode, or one byte a letter as older spreadsheets in Cyrillic write it.
 */
export function isPlainText(bytes: Buffer): boolean {
  const wide = WIDE[bytes.subarray(0, 2).toString('hex')]
  const text = wide ? new TextDecoder(wide).decode(bytes) : bytes.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '')
  return !CONTROL.test(text) && !MARKUP.test(text.slice(0, 1_000))
}

// Postgres refuses NUL, and nobody types the others.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

export const hasControl = (text: string): boolean => text.search(CONTROL) >= 0

/** The text with a space in the place of each control character. */
export const withoutControl = (text: string): string => text.replace(CONTROL, ' ')

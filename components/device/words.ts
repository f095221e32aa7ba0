// What a device says of itself it must be able to say without the server, so its words come with the code.
import words from '@/lib/i18n/messages/en/device.json'

export const deviceWords = words

/** Puts values into the braces of a text. */
export const withValues = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

import type { Message } from '@/lib/platform/result'
import type { Translator } from '@/lib/platform/words'
import type { Preview } from './types'

/** The same preview with every message also as text, so that the browser need not carry the words of every mark. */
export function previewInWords<I, F extends string>(preview: Preview<I, F>, t: Translator): Preview<I, F> {
  const say = (message: Message): Message =>
    t.has(message.key) ? { ...message, text: t(message.key, message.values) } : message
  return {
    ...preview,
    rows: preview.rows.map((row) => ({
      ...row,
      shown: row.shown.map((one) => ('message' in one ? { ...one, message: say(one.message) } : one)),
      marks: row.marks.map((mark) => ({ ...mark, message: say(mark.message) })),
      leaveOut: row.leaveOut && say(row.leaveOut),
    })),
    headings: preview.headings.map((heading) => ({ ...heading, message: say(heading.message) })),
  }
}

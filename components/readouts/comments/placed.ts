import type { Annotation } from '@/components/ui/structured-text'
import type { CommentView } from '@/lib/readouts/types'
import { findWords } from '@/lib/text/find'
import type { TextDoc } from '@/lib/text/types'
import { formatInstant } from '@/lib/time/format'

/** A comment as it is shown: with its number on the page and its time in words. */
export type ShownComment = CommentView & { number: number; shownAt: string }

/** Comments numbered in their order, with their times on the clock of home. */
export const shownComments = (comments: readonly CommentView[], zone: string): ShownComment[] =>
  comments.map((comment, index) => ({
    ...comment,
    number: index + 1,
    shownAt: formatInstant(new Date(comment.at), zone),
  }))

export const commentsOf = (comments: readonly ShownComment[], sectionKey: string | null): ShownComment[] =>
  comments.filter((comment) => comment.sectionKey === sectionKey)

/** Where the words of comments stand in a section's text; `lost` are those whose words are there no more. */
export function placed(
  doc: TextDoc,
  comments: readonly ShownComment[],
  nameOf: (number: number) => string,
): { annotations: Annotation[]; lost: ReadonlySet<string> } {
  const annotations: Annotation[] = []
  const lost = new Set<string>()
  for (const { id, number, quote, settled } of comments) {
    if (quote === null) continue
    const range = findWords(doc, quote)
    if (!range) lost.add(id)
    else if (!settled)
      annotations.push({ ...range, href: `#comment-${id}`, label: `[${number}]`, name: nameOf(number) })
  }
  return { annotations, lost }
}

/** What may stand in a structured text, as JSON; `lib/text/doc.ts` is what checks it. */
export type TextMark = { type: 'strong' } | { type: 'outcome'; attrs: { id: string } }
export type TextNode = { type: 'text'; text: string; marks?: TextMark[] } | { type: 'hard_break' }
export type TextBlock =
  | { type: 'paragraph'; content?: TextNode[] }
  | { type: 'heading'; attrs: { level: 2 | 3 }; content?: TextNode[] }
  | { type: 'blockquote'; content: TextBlock[] }
  | { type: 'bullet_list' | 'ordered_list'; content: TextItem[] }
export type TextItem = { type: 'list_item'; content: TextBlock[] }

/** A structured text: paragraphs, headings, lists, quotes, bold, and sentences that became outcomes. Never HTML. */
export type TextDoc = { type: 'doc'; content: TextBlock[] }

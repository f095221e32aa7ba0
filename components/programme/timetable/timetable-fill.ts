/** What the browser fills into a sentence of the timetable. */
type Values = Partial<Record<'title' | 'time' | 'day' | 'when' | 'name', string>>

/** A sentence with its places (`{title}`) filled in. */
export const fill = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}/g, (all, name: keyof Values) => values[name] ?? all)

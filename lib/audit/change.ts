/** What a change looks like in the history: plain values, dates as ISO days, never a readout's text. */
export type Change = { from: string | number | boolean | null; to: string | number | boolean | null }

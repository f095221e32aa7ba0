import type { ReactNode } from 'react'
import type { Tone } from './tag'

/**
 * What a cell of a register shows, as data. A page of fifty rows is then a list of texts to its table, instead of some
 * thousand elements that the server writes down twice.
 */
export type CellPart =
  | { kind: 'link'; to: string; text: string }
  | { kind: 'tag'; tone: Tone; text: string }
  | { kind: 'muted'; text: string }
  /** Dates and figures: not broken over lines. */
  | { kind: 'figure'; text: string }
  /** To be confirmed. */
  | { kind: 'unknown'; text: string }
  /** Side by side, the next line when there is no room. */
  | { kind: 'group'; parts: readonly Cell[] }
  /** A box to tick, named `tick`; `label` is what it ticks. */
  | { kind: 'tick'; value: string; label: string }
  /** The first column: the title as a link, what it belongs to under it; `oneLine` cuts that off. */
  | { kind: 'title'; to: string; text: string; under?: Cell; oneLine?: boolean; after?: Cell }

/** One after the other in a list; an element where data cannot say it. */
export type Cell = ReactNode | CellPart | readonly Cell[]

export const link = (to: string, text: string): CellPart => ({ kind: 'link', to, text })
export const tag = (tone: Tone, text: string): CellPart => ({ kind: 'tag', tone, text })
export const muted = (text: string): CellPart => ({ kind: 'muted', text })
export const figure = (text: string): CellPart => ({ kind: 'figure', text })
export const group = (...parts: readonly Cell[]): CellPart => ({ kind: 'group', parts })

import { languageName } from './languages'
import type { NameKind } from './types'

/** What a combobox holds: a record with its label, or the name of one to be made. */
export type ChoiceValue = { id: string; label: string } | { name: string } | null

export type NameValue = { text: string; languageTag: string; kind: NameKind }
export type PositionValue = { organisation: ChoiceValue; title: string; fromDate: string; untilDate: string }

/** The values of the form of an organisation. */
export type OrganisationValues = {
  names: NameValue[]
  kind: string
  countryCode: string
  parent: ChoiceValue
  note: string
}

/** The values of the form of a person. */
export type PersonValues = {
  names: NameValue[]
  languages: { id: string; label: string }[]
  note: string
  positions: PositionValue[]
}

/** One empty row of each kind: what a form opens with and what "Add" adds. */
export const EMPTY_NAME: NameValue = { text: '', languageTag: 'und', kind: 'official' }
export const EMPTY_POSITION: PositionValue = { organisation: null, title: '', fromDate: '', untilDate: '' }

/** The values as the texts of a conflict: plain fields as they are, lists and choices as JSON, nothing as ''. */
export function asTexts(values: OrganisationValues | PersonValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'string' ? value : value === null || isEmptyList(value) ? '' : JSON.stringify(value),
    ]),
  )
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Names for reading, as the history and the panel of a conflict show them: `Name (English); Ном (Uzbek (Cyrillic))`. */
export const namesText = (names: readonly { text: string; languageTag: string }[]): string =>
  names
    .map(({ text, languageTag }) => (languageTag === 'und' ? text : `${text} (${languageName(languageTag)})`))
    .join('; ')

/** Positions for reading: `Director, Academy (2020-01-01 – …)`. */
export const positionsText = (positions: readonly PositionValue[]): string =>
  positions
    .map(({ title, organisation, fromDate, untilDate }) => {
      const dates = fromDate || untilDate ? ` (${fromDate || '…'} – ${untilDate || '…'})` : ''
      return `${title}, ${choiceText(organisation)}${dates}`
    })
    .join('; ')

export const choiceText = (choice: ChoiceValue): string =>
  choice === null ? '' : 'name' in choice ? choice.name : choice.label

/** Language tags as the choices of a form. */
export const languageChoices = (tags: readonly string[]): { id: string; label: string }[] =>
  tags.map((id) => ({ id, label: languageName(id) }))

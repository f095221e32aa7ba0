import type { NAME_KINDS, ORGANISATION_KINDS } from './values'

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]
export type NameKind = (typeof NAME_KINDS)[number]

/** A record that is named with a link. */
export type Link = { id: string; name: string }

export type NameView = { text: string; languageTag: string; kind: NameKind }

/** Dates are local days, `YYYY-MM-DD`; null: not known, or until now. */
export type PositionView = {
  id: string
  title: string
  person: Link
  organisation: Link
  fromDate: string | null
  untilDate: string | null
}

export type OrganisationView = {
  id: string
  name: string
  /** The primary one first. */
  names: NameView[]
  kind: OrganisationKind | null
  countryCode: string | null
  /** What it is part of. */
  parent: Link | null
  /** What is part of it, the first ones by name, and how many there are. */
  parts: Link[]
  partCount: number
  note: string | null
  /** Present ones first; the first ones, and how many there are. */
  positions: PositionView[]
  positionCount: number
  proposed: string[]
  source: { title: string; url: string | null } | null
  archived: boolean
  version: number
}

export type PersonView = {
  id: string
  name: string
  names: NameView[]
  /** BCP 47 tags. */
  languages: string[]
  note: string | null
  positions: PositionView[]
  proposed: string[]
  source: { title: string; url: string | null } | null
  archived: boolean
  version: number
}

export type OrganisationRow = {
  id: string
  name: string
  /** Its other names, so that one found by another form is recognised. */
  otherNames: string[]
  kind: OrganisationKind | null
  countryCode: string | null
  parent: Link | null
  archived: boolean
}

export type PersonRow = {
  id: string
  name: string
  otherNames: string[]
  /** The present position. */
  position: { title: string; organisation: Link } | null
  archived: boolean
}

export type Page<Row> = {
  rows: Row[]
  count: number
  countIsCapped: boolean
  /** Cursors for the address, null at the ends. */
  next: string | null
  previous: string | null
}

export type LookupRow = { id: string; label: string; hint: string }

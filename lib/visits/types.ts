import type { ORGANISER_ROLES, VISIT_DIRECTIONS, VISIT_LEVELS } from './values'
import type { VisitStatus } from './workflow'

export type VisitDirection = (typeof VISIT_DIRECTIONS)[number]
export type VisitLevel = (typeof VISIT_LEVELS)[number]
export type OrganiserRole = (typeof ORGANISER_ROLES)[number]

export type SourceRef = { id: string; title: string; description: string | null; url: string | null }

/** What stands on top of every page of a visit. Dates are local days, `YYYY-MM-DD`, null: to be confirmed. */
export type VisitHead = {
  id: string
  reference: string
  title: string
  direction: VisitDirection
  status: VisitStatus
  statusReason: string | null
  endedEarly: boolean
  restricted: boolean
  arrivalDate: string | null
  departureDate: string | null
  homeZone: string
  /** ISO 3166-1 alpha-2, in order of the stops. */
  countries: string[]
  headOfDelegation: string | null
  /** `missing`: meetings whose readout is missing now; 0 for who writes none. */
  counts: {
    members: number
    hosts: number
    items: number
    readouts: number
    missing: number
    followUps: number
    agreements: number
    team: number
  }
  proposed: string[]
  source: SourceRef | null
  version: number
  /** How often anything of the visit was changed so far: grows with each. */
  changes: number
  /** Whether anything of its programme has been held: it can then end early, no longer be cancelled. */
  anythingHeld: boolean
}

export type VisitStopView = { countryCode: string | null; city: string | null; zone: string | null }

export type VisitOverview = VisitHead & {
  level: VisitLevel | null
  purpose: string | null
  framework: { id: string; title: string; description: string | null } | null
  topics: { id: string; name: string }[]
  organisers: { organisationId: string; name: string; role: OrganiserRole }[]
  stops: VisitStopView[]
}

export type VisitRow = {
  id: string
  reference: string
  title: string
  direction: VisitDirection
  status: VisitStatus
  restricted: boolean
  arrivalDate: string | null
  departureDate: string | null
  countries: string[]
  cities: string[]
}

export type TeamRow = { userId: string; name: string; email: string; addedAt: string }

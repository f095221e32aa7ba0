import type { Role } from '@/lib/auth/permissions'

/** `waiting`: the person has not set a password yet. */
export const USER_STATES = ['active', 'waiting', 'deactivated'] as const
export type UserState = (typeof USER_STATES)[number]

/** A role as the account holds it; an acting manager has it until a local date, the day included. */
export type HeldRole = { role: Role; until: string | null }

export type UserRow = {
  id: string
  name: string
  email: string
  state: UserState
  isSample: boolean
  roles: HeldRole[]
  person: { id: string; name: string } | null
}

export type UserDetail = UserRow & {
  version: number
  /** Instants, ISO 8601. */
  createdAt: string
  lastSeenAt: string | null
  liveSessions: number
}

export type UserPage = {
  rows: UserRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

/** A signed-in browser; instants are ISO 8601. */
export type SessionView = { id: string; createdAt: string; lastSeenAt: string; expiresAt: string; isThis: boolean }

export type OwnAccount = {
  name: string
  email: string
  roles: HeldRole[]
  person: UserRow['person']
  /** Gets mails, where the office sends any. */
  mailOn: boolean
  sessions: SessionView[]
}

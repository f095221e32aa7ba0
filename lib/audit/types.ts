import type { Change } from './change'

export type AuditRow = {
  id: string
  /** Instant, ISO 8601 UTC. */
  at: string
  actorName: string
  actorKind: 'user' | 'system'
  action: string
  subjectType: string
  subjectId: string
  subjectName: string
  visitId: string | null
  visitTitle: string | null
  changes: Record<string, Change>
}

export type AuditPage = { rows: AuditRow[]; next: string | null }

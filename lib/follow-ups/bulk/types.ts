import type { Message } from '@/lib/platform/result'
import type { BulkAct } from './schema'

/** How far a bulk change is: rows changed, and rows that could not be. */
export type BulkProgress = {
  state: 'waiting' | 'running' | 'done' | 'stopped'
  total: number
  changed: number
  failed: number
}

export type BulkView = BulkProgress & {
  id: string
  act: BulkAct
  /** What the act was asked with. */
  asked: {
    officer: { id: string; name: string } | null
    meeting: { id: string; reference: string; title: string } | null
    /** Local day of home, `YYYY-MM-DD`. */
    dueDate: string | null
    reason: string | null
  }
  /** Instants, ISO 8601 UTC. */
  createdAt: string
  finishedAt: string | null
  stoppedBy: 'asker' | 'rights' | null
}

/** What could not be done and why; `followUp` is null where there is none that the reader may see. */
export type BulkProblem = {
  position: number
  problem: Message
  followUp: { id: string; reference: string; title: string } | null
}

export type BulkProblemPage = { rows: BulkProblem[]; next: string | null }

/** How a bulk change stands when it is answered: `waiting` rows are a job's. */
export type BulkAnswer = { id: string; total: number; changed: number; failed: number; waiting: number }

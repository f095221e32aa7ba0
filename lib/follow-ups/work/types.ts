import type { AttendanceRow } from '@/lib/readouts/types'
import type { Named } from '../types'
import type { FollowUpStatus } from '../workflow'

/** A step on the way. Days are `YYYY-MM-DD`, instants ISO strings. */
export type StepView = {
  id: string
  title: string
  dueDate: string | null
  doneAt: string | null
  doneBy: string | null
  version: number
  archived: boolean
}

/** Another follow-up that this one waits for, or that waits for it. */
export type DependencyView = {
  id: string
  reference: string
  title: string
  status: FollowUpStatus
  dueDate: string | null
}

export type CommentView = { id: string; text: string; by: string; at: string; own: boolean; archived: boolean }

/** What is worked on and said: the parts of a follow-up's page beside its records. */
export type FollowUpWork = {
  steps: StepView[]
  waitsFor: DependencyView[]
  waitedFor: DependencyView[]
  /** There are more that wait for it. */
  moreWaitedFor: boolean
  comments: CommentView[]
  /** Of those that are not archived. */
  commentCount: number
  /** Accounts that are told of what happens, for the inside; `watching`: the reader is. */
  watchers: Named[]
  watching: boolean
}

/** Who was there, both sides. */
export type Present = AttendanceRow[]

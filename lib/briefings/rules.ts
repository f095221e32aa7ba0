import { isMeeting } from '@/lib/programme/rules'
import type { ProgrammeItemView } from '@/lib/programme/types'

/** Whether somebody prepares for this item: a meeting that has not been held and is not called off. */
export const isPlanned = (item: Pick<ProgrammeItemView, 'type' | 'readoutExpected' | 'status'>): boolean =>
  isMeeting(item) && item.status !== 'held' && item.status !== 'cancelled'

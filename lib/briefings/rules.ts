import { isMeeting } from '@/lib/programme/rules'
import type { ProgrammeItemView } from '@/lib/programme/types'

/** Whether somebody prepares for this item with its hosts: a meeting that has not been held and is not called off. */
export const isPlannedWith = (
  item: Pick<ProgrammeItemView, 'type' | 'readoutExpected' | 'status' | 'hosts'>,
): boolean => isMeeting(item) && item.hosts.length > 0 && item.status !== 'held' && item.status !== 'cancelled'

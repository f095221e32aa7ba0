import { waitsForFollowUp } from '@/lib/outcomes/rules'
import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import type { Blocker } from '@/lib/platform/result'
import { isMeeting } from '@/lib/programme/rules'
import type { ItemType } from '@/lib/programme/values'
import { type ItemStatus, isAhead } from '@/lib/programme/workflow'
import type { ReadoutStatus } from '@/lib/readouts/workflow'

/** What a visit is looked through for; nothing archived. */
export type VisitRecords = {
  items: readonly {
    id: string
    title: string
    type: ItemType
    status: ItemStatus
    readoutExpected: boolean | null
    readout: { id: string; status: ReadoutStatus } | null
  }[]
  outcomes: readonly {
    id: string
    text: string
    type: OutcomeType
    owedBy: OwedBy
    noFollowUpReason: string | null
    /** Its own, and those of the agreement that stands for it. */
    followUps: number
  }[]
}

/** Characters of an outcome that its line shows. */
const SHOWN = 120

/**
 * DESIGN §3: what is missing before the visit can be completed, each with the way there. Items that are still ahead;
 * held meetings without a final readout, and readouts that somebody opened on any other held item; outcomes with
 * neither a follow-up nor a recorded reason.
 */
export function completionBlockers({ items, outcomes }: VisitRecords): Blocker[] {
  return [
    ...items
      .filter((item) => isAhead(item.status))
      .map(({ id, title, status }) => blocker('itemAhead', { title, status }, `/meetings/${id}`)),
    ...items.flatMap((item) => readoutBlocker(item) ?? []),
    ...outcomes
      .filter((outcome) => waitsForFollowUp(outcome))
      .map(({ id, text }) => blocker('outcomeWaits', { text: short(text) }, `/outcomes/${id}`)),
  ]
}

function readoutBlocker(item: VisitRecords['items'][number]): Blocker | null {
  const { id, title, readout } = item
  if (item.status !== 'held' || readout?.status === 'final') return null
  if (readout) return blocker('readoutNotFinal', { title, status: readout.status }, `/readouts/${readout.id}`)
  return isMeeting(item) ? blocker('noReadout', { title }, `/meetings/${id}`) : null
}

const blocker = (name: string, values: Record<string, string>, href: string): Blocker => ({
  key: `refusals.followUps.complete.${name}`,
  values,
  href,
})

const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1).trimEnd()}…` : text)

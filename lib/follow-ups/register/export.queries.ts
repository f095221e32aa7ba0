import type { Actor } from '@/lib/auth/permissions'
import type { RegisterRow } from '../types'
import type { FollowUpView } from './filters'
import { readPage, toRegisterRow } from './queries'

/** Rows that are read at once: what a file costs in memory, whatever its length. */
const BATCH = 1_000

/**
 * All follow-ups that the filters of a view find and the actor sees on the day `today`, in the order of the register, a
 * batch when it is asked for. Each batch goes on after the last row of the one before, in a query of its own, so that no
 * connection waits for whoever reads. What is moved meanwhile can come twice or not at all, as between two pages.
 */
export async function* followUpBatches(actor: Actor, view: FollowUpView, today: string): AsyncGenerator<RegisterRow[]> {
  for (let from: { date: string; id: string } | null = null; ; ) {
    const rows = await readPage({ actor, query: view, today, from, limit: BATCH })
    yield rows.map(toRegisterRow)
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    from = { date: last.sort, id: last.id }
  }
}

import type { AttendanceRow } from './types'

type Row = Pick<AttendanceRow, 'name' | 'planned' | 'present' | 'partyId' | 'side' | 'replacesId' | 'replacesName'>

/** How who was there differs from the plan, by name. */
export type PlanDifference = {
  /** Planned, not there, and nobody came in their place. */
  absent: string[]
  inPlace: { name: string; whom: string }[]
  /** There without having been planned, in nobody's place. */
  joined: string[]
}

/** What a readout says of its attendance against the plan; all empty where everybody came as planned. */
export function planDifference(rows: readonly Row[]): PlanDifference {
  const present = rows.filter((row) => row.present)
  const replaced = new Set(present.map((row) => `${row.side}:${row.replacesId}`))
  return {
    absent: rows
      .filter((row) => row.planned && !row.present && !replaced.has(`${row.side}:${row.partyId}`))
      .map(({ name }) => name),
    inPlace: present.flatMap(({ name, replacesName }) => (replacesName === null ? [] : [{ name, whom: replacesName }])),
    joined: present.filter((row) => !row.planned && row.replacesName === null).map(({ name }) => name),
  }
}

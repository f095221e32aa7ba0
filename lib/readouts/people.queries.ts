import type { Prisma } from '@/lib/platform/db'
import type { AttendanceRow } from './types'

const NAMES = {
  title: true,
  person: { select: { id: true, name: true } },
  group: { select: { label: true, headcount: true } },
  organisation: { select: { name: true } },
} as const

/** What the name of a member is made of. */
export const MEMBER = { id: true, precedence: true, ...NAMES } as const satisfies Prisma.DelegationMemberSelect
/** What the name of a contact is made of; a post without a name is called by its title. */
export const CONTACT = { id: true, ...NAMES } as const satisfies Prisma.HostContactSelect

export const ATTENDANCE = {
  id: true,
  side: true,
  planned: true,
  present: true,
  member: { select: MEMBER },
  contact: { select: CONTACT },
  replacesMember: { select: MEMBER },
  replacesContact: { select: CONTACT },
} as const satisfies Prisma.AttendanceSelect

type Member = Prisma.DelegationMemberGetPayload<{ select: typeof MEMBER }>
type Party = Omit<Member, 'precedence'>
type Attendance = Prisma.AttendanceGetPayload<{ select: typeof ATTENDANCE }>

export const nameOf = ({ person, group, title }: Omit<Party, 'id'>): string =>
  person?.name ?? group?.label ?? title ?? ''

/** Title and organisation as held then, as far as the name does not say them. */
export function detailOf(party: Omit<Party, 'id'>): string | null {
  const title = party.person || party.group ? party.title : null
  return [title, party.organisation?.name].filter(Boolean).join(', ') || null
}

/** Ours in the order of precedence, then the hosts; who was planned before who was added. */
export function attendanceRows(rows: readonly Attendance[]): AttendanceRow[] {
  const place = (row: Attendance) => row.member?.precedence ?? 0
  const sorted = [...rows].sort(
    (a, b) =>
      (a.side === b.side ? 0 : a.side === 'ours' ? -1 : 1) ||
      Number(b.planned) - Number(a.planned) ||
      place(a) - place(b),
  )
  return sorted.flatMap((row) => {
    const party = row.member ?? row.contact
    if (!party) return []
    const replaced = row.replacesMember ?? row.replacesContact
    return {
      id: row.id,
      side: row.side,
      partyId: party.id,
      name: nameOf(party),
      detail: detailOf(party),
      personId: party.person?.id ?? null,
      headcount: party.group?.headcount ?? null,
      planned: row.planned,
      present: row.present,
      replacesId: replaced?.id ?? null,
      replacesName: replaced ? nameOf(replaced) : null,
    }
  })
}

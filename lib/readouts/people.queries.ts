import { db, Prisma } from '@/lib/platform/db'
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

type Member = Prisma.DelegationMemberGetPayload<{ select: typeof MEMBER }>
type Party = Omit<Member, 'precedence'>
type Attendance = {
  id: string
  readoutId: string
  side: 'ours' | 'host'
  planned: boolean
  present: boolean
  member: Member | null
  contact: Party | null
  replacesMember: Member | null
  replacesContact: Party | null
}

/** Who is on the list of a readout, with all that names them. */
export const attendanceOf = (readoutId: string): Promise<Attendance[]> => attendanceOfAll([readoutId])

/** The same of several readouts: one statement, where nested reads would be twenty. */
export function attendanceOfAll(readoutIds: readonly string[]): Promise<Attendance[]> {
  const party = (table: string, id: string, more: string) =>
    Prisma.raw(`(SELECT json_build_object('id', m.id, 'title', m.title, ${more}
      'person', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END,
      'group', CASE WHEN g.id IS NOT NULL THEN json_build_object('label', g.label, 'headcount', g.headcount) END,
      'organisation', CASE WHEN o.id IS NOT NULL THEN json_build_object('name', o.name) END)
      FROM ${table} m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN party_group g ON g.id = m.group_id
        LEFT JOIN organisation o ON o.id = m.organisation_id WHERE m.id = a.${id})`)
  const member = (id: string) => party('delegation_member', id, "'precedence', m.precedence,")
  return db().$queryRaw<Attendance[]>`/* readouts.attendance */
    SELECT a.id, a.readout_id AS "readoutId", a.side, a.planned, a.present, ${member('member_id')} AS member,
      ${party('host_contact', 'contact_id', '')} AS contact, ${member('replaces_member_id')} AS "replacesMember",
      ${party('host_contact', 'replaces_contact_id', '')} AS "replacesContact"
    FROM attendance a WHERE a.readout_id = ANY(${[...readoutIds]}::uuid[]) ORDER BY a.id`
}

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

import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { holdsWords } from '@/lib/search/match.queries'
import { visibleVisitSql } from '@/lib/visits/scope'

/** Records that the words of one filter may stand for. */
const NAMED = 50

/** Lead organisation, officer and visit as they stand in the address: an id (a link's), or words (a person's). */
export type NameFilters = { lead?: string; officer?: string; visit?: string }

/**
 * The conditions over `follow_up f` for what is named: the record of the id, or those with a name that holds all the
 * words, in any spelling; a visit also by its reference. Words that nothing is called by find nothing.
 */
export function namedSql(actor: Actor, { lead, officer, visit }: NameFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  if (lead) list.push(Prisma.sql`f.lead_organisation_id ${isOne(lead, directorySql('organisation', lead))}`)
  if (officer) list.push(Prisma.sql`f.officer_id ${isOne(officer, directorySql('person', officer))}`)
  if (visit) list.push(Prisma.sql`f.visit_id ${isOne(visit, visitSql(actor, visit))}`)
  return list
}

/** An array of ids, found before the rows are looked for: each is then one range of an index. */
const isOne = (text: string, ids: Prisma.Sql | null): Prisma.Sql =>
  isUuid(text) ? Prisma.sql`= ${text}::uuid` : Prisma.sql`= ANY(ARRAY(${ids ?? Prisma.sql`SELECT NULL::uuid`}))`

function directorySql(table: 'organisation' | 'person', text: string): Prisma.Sql | null {
  const words = holdsWords('n.search_key', text)
  const key = Prisma.raw(`${table}_id`)
  return words && Prisma.sql`SELECT n.${key} FROM ${Prisma.raw(`${table}_name`)} n WHERE ${words} LIMIT ${NAMED}`
}

function visitSql(actor: Actor, text: string): Prisma.Sql | null {
  const [, digits] = /^V\s*-?\s*(\d{1,9})\b/i.exec(text.trim()) ?? []
  const which = digits ? Prisma.sql`v.number = ${Number(digits)}` : holdsWords('v.search_key', text)
  return which && Prisma.sql`SELECT v.id FROM visit v WHERE ${which} AND ${visibleVisitSql(actor)} LIMIT ${NAMED}`
}

/**
 * What the ids among the filters are called; words stand for themselves. A visit that the actor may not see has no
 * name. One query, none when there is no id.
 */
export async function filterNames(actor: Actor, filters: NameFilters): Promise<NameFilters> {
  const id = (text: string | undefined) => (text && isUuid(text) ? text : null)
  const [lead, officer, visit] = [id(filters.lead), id(filters.officer), id(filters.visit)]
  const names = { ...filters }
  if (!lead && !officer && !visit) return names
  const [row] = await db().$queryRaw<
    { lead: string | null; officer: string | null; visit: string | null; number: number | null }[]
  >`/* follow-ups.filter-names */
    SELECT (SELECT g.name FROM organisation g WHERE g.id = ${lead}::uuid) AS lead,
      (SELECT p.name FROM person p WHERE p.id = ${officer}::uuid) AS officer, v.title AS visit, v.number
    FROM (SELECT) one LEFT JOIN visit v ON v.id = ${visit}::uuid AND ${visibleVisitSql(actor)}`
  const put = (name: keyof NameFilters, text: string | null | undefined) => {
    if (text) names[name] = text
    else delete names[name]
  }
  if (lead) put('lead', row?.lead)
  if (officer) put('officer', row?.officer)
  if (visit) put('visit', row?.visit && row.number ? `${reference('V', row.number)} ${row.visit}` : null)
  return names
}

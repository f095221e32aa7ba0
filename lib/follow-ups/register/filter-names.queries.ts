import type { Actor } from '@/lib/auth/permissions'
import { namesOfEachSql } from '@/lib/directory/ids.queries'
import { idsOfSeveral, severalInWords } from '@/lib/directory/several'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { visibleVisitSql } from '@/lib/visits/scope'
import { type FollowUpFilters, NAME_FILTERS } from './filters'

export type NameFilters = Pick<FollowUpFilters, (typeof NAME_FILTERS)[number]>

type Row = Record<(typeof NAME_FILTERS)[number], string | null> & { number: number | null }

/**
 * What the ids among the filters are called; words stand for themselves. A visit that the actor may not see has no
 * name. One query, none when there is no id.
 */
export async function filterNames(actor: Actor, filters: NameFilters): Promise<NameFilters> {
  const id = (text: string | undefined) => (text && isUuid(text) ? text : null)
  const [visit, lead, officer, host, topic] = NAME_FILTERS.map((name) => id(filters[name]))
  const several = idsOfSeveral(filters.with)
  const names: NameFilters = {}
  for (const name of NAME_FILTERS) if (filters[name] && !id(filters[name])) names[name] = filters[name]
  if (!visit && !lead && !officer && !host && !topic && several.length === 0) return names
  const [row] = await db().$queryRaw<Row[]>`/* follow-ups.filter-names */
    SELECT (SELECT g.name FROM organisation g WHERE g.id = ${lead}::uuid) AS lead,
      (SELECT g.name FROM organisation g WHERE g.id = ${host}::uuid) AS host,
      (SELECT p.name FROM person p WHERE p.id = ${officer}::uuid) AS officer,
      ${namesOfEachSql(several)} AS "with",
      (SELECT k.name FROM topic k WHERE k.id = ${topic}::uuid) AS topic, v.title AS visit, v.number
    FROM (SELECT) one LEFT JOIN visit v ON v.id = ${visit}::uuid AND ${visibleVisitSql(actor)}`
  for (const name of NAME_FILTERS) if (id(filters[name]) && row?.[name]) names[name] = row[name]
  if (several.length > 0) names.with = severalInWords(filters.with ?? '', row?.with)
  if (visit && row?.visit && row.number) names.visit = `${reference('V', row.number)} ${row.visit}`
  return names
}

import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { ReportFilters } from './filters'

/** The filters that name a record. */
export type ReportNames = { host?: string; lead?: string; topic?: string; visit?: string }

/**
 * What the ids among the filters are called; words stand for themselves, and a visit that the actor may not see has no
 * name. One statement, none when there is no id.
 */
export async function reportNames(actor: Actor, filters: ReportFilters): Promise<ReportNames> {
  const { host, lead, topic, visit } = filters
  const id = (text: string | undefined) => (text && isUuid(text) ? text : null)
  const ids = { host: id(host), lead: id(lead), topic: id(topic), visit: id(visit) }
  const named = Object.values(ids).some((one) => one !== null)
  const [row] = named
    ? await db().$queryRaw<Record<'host' | 'lead' | 'topic' | 'title', string | null>[] & { number: number | null }[]>`
      /* reports.filter-names */ SELECT (SELECT o.name FROM organisation o WHERE o.id = ${ids.host}::uuid) AS host,
        (SELECT o.name FROM organisation o WHERE o.id = ${ids.lead}::uuid) AS lead,
        (SELECT t.name FROM topic t WHERE t.id = ${ids.topic}::uuid) AS topic, v.title, v.number
      FROM (SELECT) one LEFT JOIN visit v ON v.id = ${ids.visit}::uuid AND ${visibleVisitSql(actor)}`
    : []
  const title = row?.title ? `${reference('V', row.number ?? 0)} ${row.title}` : null
  const found = { host: row?.host, lead: row?.lead, topic: row?.topic, visit: title }
  const names: ReportNames = {}
  for (const key of ['host', 'lead', 'topic', 'visit'] as const) {
    const name = ids[key] ? found[key] : filters[key]
    if (name) names[key] = name
  }
  return names
}

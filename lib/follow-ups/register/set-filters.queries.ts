import type { Actor } from '@/lib/auth/permissions'
import {
  organisationIdsSql,
  organisationsBelowSql,
  organisationsOfFilterSql,
  personIdsSql,
} from '@/lib/directory/ids.queries'
import { Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsWords } from '@/lib/search/match.queries'
import {
  itemsOfHostSql,
  itemsWithSql,
  visitIsAboutSql,
  visitIsOfCountrySql,
  visitsOfCountrySql,
  visitsOfTopicSql,
  visitsWithoutCountrySql,
  visitsWithoutTopicSql,
} from '@/lib/visits/facets.queries'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { FollowUpFilters } from './filters'

/** Visits that the words of one filter may stand for. */
const NAMED = 1_000

/** Follow-ups whose column holds one of the ids; `ids` selects one column, an id may come twice. */
type OneOf = {
  column: 'id' | 'visit_id' | 'outcome_id' | 'agreement_id' | 'lead_organisation_id' | 'officer_id'
  ids: Prisma.Sql
}

/**
 * A filter that stands for a set of follow-ups which other tables or words name: any of `oneOf`, or what matches. `pass`
 * asks a row, where that is cheaper than to know them all.
 */
export type SetFilter = { oneOf: readonly OneOf[]; pass?: Prisma.Sql } | { match: Prisma.Sql }

/** An id that stands in the row itself: an equality, or that there is none. */
export function equalitySql({ visit, lead, alone, officer }: FollowUpFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  if (visit && isUuid(visit)) list.push(Prisma.sql`f.visit_id = ${visit}::uuid`)
  if (lead === 'none') list.push(Prisma.sql`f.lead_organisation_id IS NULL`)
  if (lead && alone && isUuid(lead)) list.push(Prisma.sql`f.lead_organisation_id = ${lead}::uuid`)
  if (officer === 'none') list.push(Prisma.sql`f.officer_id IS NULL`)
  if (officer && isUuid(officer)) list.push(Prisma.sql`f.officer_id = ${officer}::uuid`)
  return list
}

/** The sets among the filters, those that tend to be small first. */
export function setFilters(actor: Actor, filters: FollowUpFilters): SetFilter[] {
  const { q, visit, lead, officer, host, topic, country, told } = filters
  const list: SetFilter[] = []
  if (told) list.push({ oneOf: [{ column: 'id', ids: toldOfSql(actor, told) }] })
  if (visit && !isUuid(visit)) list.push({ oneOf: [{ column: 'visit_id', ids: visitIdsSql(actor, visit) }] })
  if (officer && officer !== 'none' && !isUuid(officer))
    list.push({ oneOf: [{ column: 'officer_id', ids: personIdsSql(officer) }] })
  if (lead && lead !== 'none' && !(filters.alone && isUuid(lead))) {
    const ids = filters.alone ? organisationIdsSql(lead) : organisationsBelowSql(lead)
    list.push({ oneOf: [{ column: 'lead_organisation_id', ids }] })
  }
  if (host && host !== 'none') list.push({ oneOf: ofHost(host) })
  if (filters.with) list.push({ oneOf: withParties(filters.with) })
  if (q) list.push({ match: wordsSql(q) })
  if (topic)
    list.push(
      topic === 'none'
        ? ofVisits(visitsWithoutTopicSql())
        : ofVisits(visitsOfTopicSql(topic), visitIsAboutSql(topic, VISIT)),
    )
  if (country) {
    const known = () => ofVisits(visitsOfCountrySql(country), visitIsOfCountrySql(country, VISIT))
    list.push(country === 'none' ? ofVisits(visitsWithoutCountrySql()) : known())
  }
  return list
}

/** Those of a bulk change that the actor was told of. */
const toldOfSql = (
  { userId }: Actor,
  bulkId: string,
) => Prisma.sql`SELECT n.follow_up_id AS id FROM bulk_change_notice n
  WHERE n.bulk_change_id = ${bulkId}::uuid AND n.user_id = ${userId}::uuid`

const VISIT = Prisma.sql`f.visit_id`
const ofVisits = (ids: Prisma.Sql, pass?: Prisma.Sql): SetFilter => ({
  oneOf: [{ column: 'visit_id', ids }],
  ...(pass ? { pass } : {}),
})

/** The rows of each id are found by an index. */
export const gatherSql = (set: SetFilter): Prisma.Sql =>
  conditionOf(set, ({ column, ids }) => Prisma.sql`${Prisma.raw(`f.${column}`)} = ANY(ARRAY(${ids}))`)

/**
 * Each row that is passed is asked whether it is one of them; as a value, so that the planner cannot make a join of it
 * and leave the order of the list.
 */
export const passSql = (set: SetFilter): Prisma.Sql =>
  'pass' in set && set.pass
    ? set.pass
    : conditionOf(set, ({ column, ids }) => Prisma.sql`((${Prisma.raw(`f.${column}`)} IN (${ids})) IS TRUE)`)

function conditionOf(set: SetFilter, sql: (one: OneOf) => Prisma.Sql): Prisma.Sql {
  if ('match' in set) return set.match
  return Prisma.sql`(${Prisma.join(set.oneOf.map(sql), ' OR ')})`
}

/** By title; or the one of that reference. */
function wordsSql(text: string): Prisma.Sql {
  const [, digits] = /^F\s*-?\s*(\d{1,9})\b/i.exec(text) ?? []
  if (digits) return Prisma.sql`f.number = ${Number(digits)}::int`
  return holdsWords('f.search_key', text) ?? Prisma.sql`FALSE`
}

/** By the meeting that an organisation hosts; of an agreement also where it is a party of the host side. */
function ofHost(host: string): OneOf[] {
  return [
    {
      column: 'outcome_id',
      ids: Prisma.sql`SELECT o.id FROM outcome o WHERE o.item_id IN (${itemsOfHostSql(host)})`,
    },
    {
      column: 'agreement_id',
      ids: Prisma.sql`SELECT a.id FROM agreement a WHERE a.item_id IN (${itemsOfHostSql(host)})
        UNION ALL SELECT p.agreement_id FROM agreement_party p
          WHERE p.side = 'host' AND p.organisation_id IN (${organisationIdsSql(host)})`,
    },
  ]
}

/**
 * Of what came out of meetings with organisations, of agreements with them or signed at such a meeting, and what they lead
 * or support; as a briefing has it.
 */
function withParties(text: string): OneOf[] {
  const ids = organisationsOfFilterSql(text)
  const items = itemsWithSql(ids)
  return [
    {
      column: 'outcome_id',
      ids: Prisma.sql`SELECT o.id FROM outcome o WHERE o.item_id = ANY(ARRAY(${items})) AND o.archived_at IS NULL`,
    },
    {
      column: 'agreement_id',
      ids: Prisma.sql`SELECT a.id FROM agreement a WHERE a.item_id = ANY(ARRAY(${items}))
        UNION ALL SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = ANY(ARRAY(${ids}))`,
    },
    {
      column: 'id',
      ids: Prisma.sql`SELECT s.follow_up_id FROM follow_up_support s WHERE s.organisation_id = ANY(ARRAY(${ids}))`,
    },
    { column: 'lead_organisation_id', ids },
  ]
}

/** A select of the ids of the visits that the actor sees and the words name, or the reference. */
export function visitIdsSql(actor: Actor, text: string): Prisma.Sql {
  const [, digits] = /^V\s*-?\s*(\d{1,9})\b/i.exec(text.trim()) ?? []
  const which = digits ? Prisma.sql`v.number = ${Number(digits)}::int` : holdsWords('v.search_key', text)
  return which
    ? Prisma.sql`SELECT v.id FROM visit v WHERE ${which} AND ${visibleVisitSql(actor)} LIMIT ${NAMED}`
    : Prisma.sql`SELECT NULL::uuid AS id WHERE FALSE`
}

import type { Actor } from '@/lib/auth/permissions'
import { namesOfEachSql, organisationsOfFilterSql } from '@/lib/directory/ids.queries'
import { idsOfSeveral, severalInWords } from '@/lib/directory/several'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { holdsWords } from '@/lib/search/match.queries'
import { addDays } from '@/lib/time/calendar'
import { itemsWithSql, visitsOfCountrySql } from '@/lib/visits/facets.queries'
import { visibleVisitSql } from '@/lib/visits/scope'
import { type AgreementFilters, daysAsked, yearAsked } from './filters'
import { AGREEMENT_TYPES } from './schema'
import { AGREEMENT_STATUSES } from './workflow'

/** Records that the words of one filter may stand for. */
const NAMED = 50

/** The conditions of a register over `agreement a`, on the day `today`. */
export function conditions(actor: Actor, filters: AgreementFilters, today: string): Prisma.Sql[] {
  const status = AGREEMENT_STATUSES.find((known) => known === filters.status)
  const type = AGREEMENT_TYPES.find((known) => known === filters.type)
  return [
    ...(status ? [Prisma.sql`a.status = ${status}::agreement_status`] : []),
    ...(type ? [Prisma.sql`a.type = ${type}::agreement_type`] : []),
    ...signedIn(filters.year),
    ...endingWithin(filters.expires, today),
    ...ofVisit(actor, filters.visit),
    ...ofCountry(filters.country),
    ...ofParty(filters.party),
    ...withParties(filters.with),
    ...withWords(filters.q),
  ]
}

function signedIn(asked: string | undefined): Prisma.Sql[] {
  if (asked === 'none') return [Prisma.sql`a.signed_on IS NULL`]
  const year = yearAsked(asked)
  if (year === null) return []
  return [Prisma.sql`a.signed_on >= make_date(${year}::int, 1, 1) AND a.signed_on < make_date(${year + 1}::int, 1, 1)`]
}

function endingWithin(asked: string | undefined, today: string): Prisma.Sql[] {
  const days = daysAsked(asked)
  if (days === null) return []
  return [Prisma.sql`a.in_force_until <= ${addDays(today, days)}::date AND a.status IN ('signed', 'in_force')`]
}

function ofVisit(actor: Actor, asked: string | undefined): Prisma.Sql[] {
  if (!asked) return []
  if (isUuid(asked)) return [Prisma.sql`a.visit_id = ${asked}::uuid`]
  const [, digits] = /^V\s*-?\s*(\d{1,9})\b/i.exec(asked.trim()) ?? []
  const which = digits ? Prisma.sql`v.number = ${Number(digits)}` : holdsWords('v.search_key', asked)
  if (!which) return [Prisma.sql`FALSE`]
  return [
    Prisma.sql`a.visit_id = ANY(ARRAY(SELECT v.id FROM visit v WHERE ${which} AND ${visibleVisitSql(actor)} LIMIT ${NAMED}))`,
  ]
}

/** Of the visit: where it goes, or where its delegation comes from. */
function ofCountry(asked: string | undefined): Prisma.Sql[] {
  const code = asked?.toUpperCase()
  if (!code || !/^[A-Z]{2}$/.test(code)) return []
  return [Prisma.sql`a.visit_id = ANY(ARRAY(${visitsOfCountrySql(code)}))`]
}

function ofParty(asked: string | undefined): Prisma.Sql[] {
  if (!asked) return []
  const words = isUuid(asked) ? null : holdsWords('n.search_key', asked)
  const ids = isUuid(asked)
    ? Prisma.sql`ARRAY[${asked}::uuid]`
    : Prisma.sql`ARRAY(SELECT n.organisation_id FROM organisation_name n WHERE ${words ?? Prisma.sql`FALSE`} LIMIT ${NAMED})`
  // An array of ids, found before the rows are looked for: each is then one range of an index.
  return [
    Prisma.sql`a.id = ANY(ARRAY(SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = ANY(${ids})))`,
  ]
}

/** With one of them as a party, or signed at a meeting with it. */
function withParties(asked: string | undefined): Prisma.Sql[] {
  if (!asked) return []
  const ids = organisationsOfFilterSql(asked)
  return [
    Prisma.sql`(a.item_id = ANY(ARRAY(${itemsWithSql(ids)}))
      OR a.id = ANY(ARRAY(SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = ANY(ARRAY(${ids})))))`,
  ]
}

function withWords(asked: string | undefined): Prisma.Sql[] {
  if (!asked) return []
  const [, digits] = /^A\s*-?\s*(\d{1,9})$/i.exec(asked.trim()) ?? []
  if (digits) return [Prisma.sql`a.number = ${Number(digits)}`]
  return [holdsWords('a.search_key', asked) ?? Prisma.sql`FALSE`]
}

/**
 * What the ids among the filters are called; words stand for themselves. A visit that the actor may not see has no name.
 * One query, none when there is no id.
 */
export async function agreementFilterNames(
  actor: Actor,
  filters: AgreementFilters,
): Promise<{ visit?: string; party?: string; with?: string }> {
  const id = (text: string | undefined) => (text && isUuid(text) ? text : null)
  const [visit, party] = [id(filters.visit), id(filters.party)]
  const words = {
    ...(filters.visit && !visit ? { visit: filters.visit } : {}),
    ...(filters.party && !party ? { party: filters.party } : {}),
    ...(filters.with ? { with: filters.with } : {}),
  }
  const several = idsOfSeveral(filters.with)
  if (!visit && !party && several.length === 0) return words
  type Row = { party: string | null; with: string | null; title: string | null; number: number | null }
  const [row] = await db().$queryRaw<Row[]>`
    /* agreements.filter-names */
    SELECT (SELECT g.name FROM organisation g WHERE g.id = ${party}::uuid) AS party,
      ${namesOfEachSql(several)} AS "with", v.title, v.number
    FROM (SELECT) one LEFT JOIN visit v ON v.id = ${visit}::uuid AND ${visibleVisitSql(actor)}`
  return {
    ...words,
    ...(row?.party ? { party: row.party } : {}),
    ...(several.length > 0 ? { with: severalInWords(filters.with ?? '', row?.with) } : {}),
    ...(row?.title && row.number ? { visit: `${reference('V', row.number)} ${row.title}` } : {}),
  }
}

import { organisationIdsSql } from '@/lib/directory/ids.queries'
import { Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsWords } from '@/lib/search/match.queries'

/**
 * Which visit is of which country, as `(visit_id, country_code)`, each pair once: of an outgoing visit the countries of
 * its stops, of an incoming one those of the organisations that take part.
 */
export const VISIT_COUNTRIES = Prisma.sql`(
  SELECT s.visit_id, s.country_code FROM visit_stop s JOIN visit w ON w.id = s.visit_id
    WHERE w.direction = 'outgoing' AND s.country_code IS NOT NULL
  UNION
  SELECT a.visit_id, g.country_code FROM participating_agency a JOIN organisation g ON g.id = a.organisation_id
    JOIN visit w ON w.id = a.visit_id
    WHERE w.direction = 'incoming' AND a.archived_at IS NULL AND g.country_code IS NOT NULL)`

/**
 * A select of the ids of the visits of a country; one with several stops in it comes as often.
 * @param code ISO 3166-1 alpha-2, in capitals
 */
export const visitsOfCountrySql = (code: string): Prisma.Sql => Prisma.sql`
  SELECT s.visit_id FROM visit_stop s WHERE s.country_code = ${code}::bpchar
    AND (SELECT w.direction FROM visit w WHERE w.id = s.visit_id) = 'outgoing'
  UNION ALL
  SELECT a.visit_id FROM participating_agency a JOIN organisation g ON g.id = a.organisation_id
    JOIN visit w ON w.id = a.visit_id
    WHERE g.country_code = ${code}::bpchar AND w.direction = 'incoming' AND a.archived_at IS NULL`

/**
 * The same asked of one visit, as a value: where a list passes its rows one after the other.
 * @param visit what holds its id
 */
export const visitIsOfCountrySql = (code: string, visit: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  CASE (SELECT w.direction FROM visit w WHERE w.id = ${visit}) WHEN 'outgoing'
    THEN (SELECT TRUE FROM visit_stop s WHERE s.visit_id = ${visit} AND s.country_code = ${code}::bpchar LIMIT 1)
    ELSE (SELECT TRUE FROM participating_agency a JOIN organisation g ON g.id = a.organisation_id
      WHERE a.visit_id = ${visit} AND a.archived_at IS NULL AND g.country_code = ${code}::bpchar LIMIT 1) END IS TRUE)`

/** A select of the ids of the visits that no country is known of. */
export const visitsWithoutCountrySql = (): Prisma.Sql => Prisma.sql`
  SELECT w.id AS visit_id FROM visit w WHERE NOT EXISTS (SELECT 1 FROM ${VISIT_COUNTRIES} c WHERE c.visit_id = w.id)`

/** A select of the ids of the visits about a topic. @param topic its id, or words of its name */
export function visitsOfTopicSql(topic: string): Prisma.Sql {
  if (isUuid(topic)) return Prisma.sql`SELECT t.visit_id FROM visit_topic t WHERE t.topic_id = ${topic}::uuid`
  const words = holdsWords('k.search_key', topic)
  return words
    ? Prisma.sql`SELECT t.visit_id FROM visit_topic t JOIN topic k ON k.id = t.topic_id WHERE ${words}`
    : Prisma.sql`SELECT NULL::uuid AS visit_id WHERE FALSE`
}

/** The same asked of one visit, as a value. @param visit what holds its id */
export function visitIsAboutSql(topic: string, visit: Prisma.Sql): Prisma.Sql {
  const topics = isUuid(topic)
    ? Prisma.sql`SELECT ${topic}::uuid`
    : Prisma.sql`SELECT k.id FROM topic k WHERE ${holdsWords('k.search_key', topic) ?? Prisma.sql`FALSE`}`
  return Prisma.sql`((SELECT TRUE FROM visit_topic t
    WHERE t.visit_id = ${visit} AND t.topic_id = ANY(ARRAY(${topics})) LIMIT 1) IS TRUE)`
}

/** A select of the ids of the visits that are said to be about nothing. */
export const visitsWithoutTopicSql = (): Prisma.Sql => Prisma.sql`
  SELECT w.id AS visit_id FROM visit w WHERE NOT EXISTS (SELECT 1 FROM visit_topic t WHERE t.visit_id = w.id)`

/** A select of the ids of the visits of a direction. @param direction `outgoing` or `incoming` */
export const visitsGoingSql = (direction: string): Prisma.Sql => Prisma.sql`
  SELECT w.id AS visit_id FROM visit w WHERE w.direction = ${direction}::visit_direction`

/** A select of the ids of the programme items that an organisation hosts. @param host its id, or words of its names */
export const itemsOfHostSql = (host: string): Prisma.Sql => Prisma.sql`
  SELECT h.item_id FROM programme_item_host h WHERE h.organisation_id IN (${organisationIdsSql(host)})`

/**
 * A select of the ids of the programme items that are with organisations: those that one of them hosts, and all of an
 * incoming visit that one of them takes part in, where the hosts are ours.
 * @param ids a select of the organisations' ids, asked beforehand
 */
export const itemsWithSql = (ids: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT h.item_id FROM programme_item_host h WHERE h.organisation_id = ANY(ARRAY(${ids}))
  UNION SELECT i.id FROM participating_agency p JOIN visit w ON w.id = p.visit_id AND w.direction = 'incoming'
    JOIN programme_item i ON i.visit_id = w.id
    WHERE p.organisation_id = ANY(ARRAY(${ids})) AND p.archived_at IS NULL`

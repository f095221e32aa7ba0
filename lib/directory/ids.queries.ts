import { Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsWords } from '@/lib/search/match.queries'
import { severalOf } from './several'

/** Records that the words of one filter may stand for, and organisations below them. */
const NAMED = 1_000
const BELOW = 2_000
/** Levels of an organisation tree that are walked: what lies deeper, or goes in a circle, is left at that. */
const LEVELS = 10

const NOTHING = Prisma.sql`SELECT NULL::uuid AS id WHERE FALSE`

/**
 * A select of ids: the record of the id, or all of the directory with a name that holds every word of the text, in any
 * spelling. Words that nothing is called by select nothing.
 */
function idsSql(table: 'organisation' | 'person', text: string): Prisma.Sql {
  if (isUuid(text)) return Prisma.sql`SELECT ${text}::uuid AS id`
  const words = holdsWords('n.search_key', text)
  const key = Prisma.raw(`${table}_id`)
  if (!words) return NOTHING
  return Prisma.sql`SELECT n.${key} AS id FROM ${Prisma.raw(`${table}_name`)} n WHERE ${words} LIMIT ${NAMED}`
}

export const organisationIdsSql = (text: string): Prisma.Sql => idsSql('organisation', text)
export const personIdsSql = (text: string): Prisma.Sql => idsSql('person', text)

/** The same with every organisation below them, at most BELOW: each once, whatever the tree looks like. */
export const organisationsBelowSql = (text: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE below (id, level) AS (
    SELECT top.id, 0 FROM (${organisationIdsSql(text)}) top
    UNION SELECT o.id, b.level + 1 FROM below b JOIN organisation o ON o.parent_id = b.id WHERE b.level < ${LEVELS})
  SELECT DISTINCT below.id FROM below LIMIT ${BELOW}`

/** The same of several organisations, each by its id or by words. @param texts see `severalOf` */
export const organisationsBelowEachSql = (texts: readonly string[]): Prisma.Sql =>
  texts.length > 0
    ? Prisma.join(
        texts.map((text) => Prisma.sql`(${organisationsBelowSql(text)})`),
        ' UNION ',
      )
    : NOTHING

/** A select of the ids of all that a filter of several asks for, and below them. */
export const organisationsOfFilterSql = (text: string): Prisma.Sql => organisationsBelowEachSql(severalOf(text))

/** What the organisations of the ids are called, as one text; null of none. */
export const namesOfEachSql = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  (SELECT string_agg(g.name, '; ' ORDER BY g.name, g.id) FROM organisation g WHERE g.id = ANY(${[...ids]}::uuid[]))`

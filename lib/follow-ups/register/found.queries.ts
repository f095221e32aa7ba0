import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { SORT } from '../standing.queries'
import { plainSql } from './filter.queries'
import { type FollowUpFilters, readFilters } from './filters'
import { passSql, type SetFilter, setFilters } from './set-filters.queries'

/** Rows up to which a set is small: they are looked up and put in order, instead of looked for in the order. */
const SMALL = 1_000
/** Ids up to which they are looked up: some more than the fewest that name so many rows. */
const NAMED = 400

export type Wanted = {
  actor: Actor
  filters: FollowUpFilters
  /** `YYYY-MM-DD`. */
  today: string
  /** Over `f`: who sees a row, and the edge of a page. */
  where: readonly Prisma.Sql[]
  columns: Prisma.Sql
  limit: number
  back?: boolean
}

/**
 * A select of the first follow-ups that the filters find, by due date; of `back` the last. What few belong to is found
 * by who names it; what many belong to is met soon enough in the order of an index. Neither reads the table, and which
 * of the two it is the statement finds out by itself, a set after the other.
 */
export function foundSql(wanted: Wanted): Prisma.Sql {
  const { actor, filters, today, where, columns, limit, back = false } = wanted
  const sets = setFilters(actor, readFilters(filters))
  const plain = [...where, ...plainSql(filters, today)]
  const direction = Prisma.raw(back ? 'DESC' : 'ASC')
  const select = (from: Prisma.Sql, conditions: readonly Prisma.Sql[]) => Prisma.sql`
    (SELECT ${columns}, ${SORT} AS sort, f.id AS row_id FROM ${from} f
      WHERE ${Prisma.join([...conditions], ' AND ')} ORDER BY ${SORT} ${direction}, f.id ${direction} LIMIT ${limit})`
  const passed = sets.map(passSql)
  const isMany = sets.map((_, at) => Prisma.sql`NOT (SELECT small FROM ${Prisma.raw(`size_${at}`)})`)
  const branches = sets.map((_, at) => {
    const small = Prisma.sql`(SELECT small FROM ${Prisma.raw(`size_${at}`)})`
    const others = passed.filter((_other, other) => other !== at)
    return select(Prisma.raw(`few_${at}`), [...isMany.slice(0, at), small, ...plain, ...others])
  })
  // What leaves least is asked first: of conditions that cost the same Postgres keeps the order.
  const walk = select(Prisma.sql`follow_up`, [...isMany, ...passed, ...plain])
  if (sets.length === 0) return walk
  return Prisma.sql`(WITH ${Prisma.join(sets.map(probeSql))}
    SELECT * FROM (${Prisma.join([...branches, walk], ' UNION ALL ')}) found
    ORDER BY sort ${direction}, row_id ${direction} LIMIT ${limit})`
}

/**
 * `few_n`: the rows of a set, one more than SMALL at most; `size_n` says whether these are all. Ids are taken one after
 * the other, so that a large set costs no more than its first rows.
 */
function probeSql(set: SetFilter, at: number): Prisma.Sql {
  const [few, size, ids] = ['few', 'size', 'ids'].map((name) => Prisma.raw(`${name}_${at}`))
  const most = SMALL + 1
  if ('match' in set) {
    return Prisma.sql`
      ${few} AS MATERIALIZED (SELECT f.* FROM follow_up f WHERE ${set.match} LIMIT ${most}),
      ${size} AS MATERIALIZED (SELECT (SELECT count(*) FROM ${few}) <= ${SMALL} AS small)`
  }
  const named = set.oneOf.map(
    ({ ids: one }, source) => Prisma.sql`(SELECT ${source}::int, one.* FROM (${one}) one LIMIT ${NAMED + 1})`,
  )
  const rows = set.oneOf.map(
    (
      { column },
      source,
    ) => Prisma.sql`SELECT row.* FROM (SELECT DISTINCT id FROM ${ids} WHERE source = ${source}::int) x
      CROSS JOIN LATERAL (SELECT f.* FROM follow_up f WHERE ${Prisma.raw(`f.${column}`)} = x.id OFFSET 0) row`,
  )
  return Prisma.sql`
    ${ids} (source, id) AS MATERIALIZED (${Prisma.join(named, ' UNION ALL ')}),
    ${few} AS MATERIALIZED (SELECT * FROM (${Prisma.join(rows, ' UNION ALL ')}) r LIMIT ${most}),
    ${size} AS MATERIALIZED (SELECT (SELECT count(*) FROM ${ids}) <= ${NAMED}
      AND (SELECT count(*) FROM ${few}) <= ${SMALL} AS small)`
}

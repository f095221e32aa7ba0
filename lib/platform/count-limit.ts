import { db, Prisma } from './db'

/**
 * Lists count their rows up to here, beyond it they say "1,000+": what is counted costs as much at every size of the
 * table. Who needs the exact number filters, or asks for it by `count=all` in the address.
 */
export const COUNT_LIMIT = 1_000

/** How many rows a list has, and whether there are more than that. */
export type Count = { count: number; countIsCapped: boolean }

/** Whether the parameter `count` of the address asks for the exact number. */
export const countsAll = (asked: string | undefined): boolean => asked === 'all'

/** @param found rows that were counted: all of them if asked for, else up to one more than COUNT_LIMIT */
export const toCount = (found: number, asked: string | undefined): Count =>
  countsAll(asked)
    ? { count: found, countIsCapped: false }
    : { count: Math.min(found, COUNT_LIMIT), countIsCapped: found > COUNT_LIMIT }

/**
 * Counts the rows of a list, beside the query that reads a page of them.
 * @param name of the statement; one that counts all ends in `-all`, since it costs what the table holds
 * @param from table, alias and conditions: `visit v WHERE …`
 * @param order that of the list where an index has it, so that the count walks the index and stops
 * @param asked the parameter `count` of the address
 */
export async function countRows(
  name: `${string}.${string}-count`,
  { from, order = Prisma.empty }: { from: Prisma.Sql; order?: Prisma.Sql },
  asked: string | undefined,
): Promise<Count> {
  const all = countsAll(asked)
  const [total] = await db().$queryRaw<{ count: number }[]>`/* ${Prisma.raw(all ? `${name}-all` : name)} */
    SELECT count(*)::int AS count FROM (SELECT 1 FROM ${from}
      ${all ? Prisma.empty : Prisma.sql`${order} LIMIT ${COUNT_LIMIT + 1}`}) c`
  return toCount(total?.count ?? 0, asked)
}

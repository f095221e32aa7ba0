/** The comment that begins each statement of ours. */
const NAMED = /^\s*\/\* ([a-z-]{1,40}\.[a-z-]{1,60}) \*\//
const VERB = /^\s*([a-z]+)/i
const VERBS = new Set([
  'begin',
  'commit',
  'delete',
  'insert',
  'release',
  'rollback',
  'savepoint',
  'select',
  'set',
  'update',
])
const TABLE = /\b(?:from|into|update)\s+(?:"?public"?\.)?"?([a-z_][a-z0-9_]*)"?/i
const LITERAL = /'(?:[^']|'')*'/g

/**
 * What logs and metrics call a statement: the name in its first comment (`visits.register`), else its verb and its
 * first table (`select visit`), as of those that Prisma writes. Never a value: what stands in quotes is not looked at.
 */
export function statementName(sql: string): string {
  const name = NAMED.exec(sql)?.[1]
  if (name) return name
  const verb = VERB.exec(sql)?.[1]?.toLowerCase() ?? ''
  if (!VERBS.has(verb)) return 'other'
  const table = TABLE.exec(sql.includes("'") ? sql.replaceAll(LITERAL, "''") : sql)?.[1]
  return table ? `${verb} ${table.toLowerCase()}` : verb
}

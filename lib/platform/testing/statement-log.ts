import { WORKER_NAME } from '@/lib/jobs/queues'

/** A statement as Postgres executed it, with its values as Postgres writes them. */
export type Statement = { sql: string; params: (string | null)[]; kind: 'read' | 'write' | 'transaction' }

/** What Postgres writes of each event in its log of JSON lines; only what is read here. */
type LogLine = { user?: string; dbname?: string; application_name?: string; message?: string; detail?: string }

// A portal has a name before its colon, or "<unnamed>". Parsing and binding have lines of their own, not counted.
const EXECUTED = /^duration: [\d.]+ ms +(?:statement|execute [^:]*): ([\s\S]*)$/
const LEADING_COMMENTS = /^(?:\s|\/\*[\s\S]*?\*\/|--[^\n]*\n)+/
const TRANSACTION = /^(?:begin|start|commit|end|rollback|abort|savepoint|release|prepare|set|reset|show|discard)\b/i
const CHANGE = /^(?:insert|update|delete|merge|truncate|copy|create|alter|drop|call|do)\b/i
const CHANGE_WITHIN =
  /\b(?:insert\s+into|update\s+(?:only\s+)?[\w".]+\s+(?:as\s+\w+\s+|\w+\s+)?set|delete\s+from|merge\s+into)\b/i

/**
 * The statement that a line of the log tells of, when this user executed it in this database. What a worker asks its
 * queues belongs to no request.
 */
export function statementOf(line: string, { user, database }: { user: string; database: string }): Statement | null {
  const entry = JSON.parse(line) as LogLine
  if (entry.user !== user || entry.dbname !== database || entry.application_name === WORKER_NAME) return null
  const sql = EXECUTED.exec(entry.message ?? '')?.[1]
  return sql === undefined ? null : { sql, params: parametersOf(entry.detail ?? ''), kind: kindOf(sql) }
}

/** `Parameters: $1 = 'it''s', $2 = NULL` as values, in their order. */
export function parametersOf(detail: string): (string | null)[] {
  const start = /^parameters: /i.exec(detail)
  if (!start) return []
  const found: (string | null)[] = []
  const one = /\$\d+ = (?:NULL|'([^']*(?:''[^']*)*)')(?:, |$)/y
  one.lastIndex = start[0].length
  while (one.lastIndex < detail.length) {
    const match = one.exec(detail)
    if (!match) throw new Error(`Parameters that cannot be read: ${detail}`)
    found.push(match[1]?.replaceAll("''", "'") ?? null)
  }
  return found
}

/** A read that locks rows is a read; `WITH … AS (INSERT …)` is a write. */
export function kindOf(sql: string): Statement['kind'] {
  const bare = sql.replace(LEADING_COMMENTS, '')
  if (TRANSACTION.test(bare)) return 'transaction'
  if (CHANGE.test(bare)) return 'write'
  return /^with\b/i.test(bare) && CHANGE_WITHIN.test(bare) ? 'write' : 'read'
}

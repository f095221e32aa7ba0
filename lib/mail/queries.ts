import { type Actor, can } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { MAIL_STATES, type MailPage, type MailRow } from './types'

/** Rows of one page. */
const PAGE = 50

/** As they stand in the address; `after` and `before` are ids. */
export type MailFilters = { state?: string; after?: string; before?: string; count?: string }

type Row = Omit<MailRow, 'createdAt' | 'stateAt' | 'receiver'> & {
  createdAt: Date
  stateAt: Date
  userId: string
  name: string
}

/** The mails of the office, the newest first, for who keeps its accounts; nothing for others. What they said is not kept. */
export async function listMail(actor: Actor, filters: MailFilters): Promise<MailPage> {
  if (!can(actor, 'account.admin')) return { rows: [], count: 0, countIsCapped: false, next: null, previous: null }
  const state = MAIL_STATES.find((one) => one === filters.state)
  const where = state ? Prisma.sql`m.state = ${Prisma.raw(`'${state}'`)}` : Prisma.sql`TRUE`
  const id = (text: string | undefined) => (text && isUuid(text) ? text : null)
  const back = id(filters.before)
  const from = back ?? id(filters.after)
  const beyond = from ? Prisma.sql`AND m.id ${Prisma.raw(back ? '>' : '<')} ${from}::uuid` : Prisma.empty
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* mail.list */
      SELECT m.id, m.address, m.kind, m.state, m.attempts, m.last_error AS "lastError", m.created_at AS "createdAt",
        m.state_at AS "stateAt", u.id AS "userId", u.name
      FROM mail m JOIN user_account u ON u.id = m.user_id WHERE ${where} ${beyond}
      ORDER BY m.id ${Prisma.raw(back ? 'ASC' : 'DESC')} LIMIT ${PAGE + 1}`,
    countRows('mail.list-count', { from: Prisma.sql`mail m WHERE ${where}` }, filters.count),
  ])
  const more = found.length > PAGE
  const page = found.slice(0, PAGE)
  const rows = (back ? page.toReversed() : page).map(toRow)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    ...total,
    next: last && (back ? true : more) ? last.id : null,
    previous: first && (back ? more : from !== null) ? first.id : null,
  }
}

const toRow = ({ userId, name, createdAt, stateAt, ...row }: Row): MailRow => ({
  ...row,
  receiver: { id: userId, name },
  createdAt: createdAt.toISOString(),
  stateAt: stateAt.toISOString(),
})

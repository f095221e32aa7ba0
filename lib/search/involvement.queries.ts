import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import {
  type Edge,
  followUpsSql,
  type ListSql,
  listSql,
  meetingsSql,
  outcomesSql,
  type Place,
  partiesSql,
  type Subject,
  visitsSql,
} from './involved.queries'
import type { InvolvedIn, InvolvedPage, InvolvedSubject, Latest } from './types'

/** Rows of each list on the record's page. */
const SHOWN = 20
/** Rows of a page of one list. */
const PAGE = 50
/** What comes of meetings is counted up to here: each must be looked up to be counted. */
const DERIVED_LIMIT = 200
/** Visits and meetings are known all when the first is: their number is exact. */
const NO_LIMIT = 1_000_000

type Lists = keyof InvolvedIn
const COUNT_LIMITS: Record<Lists, number> = {
  visits: NO_LIMIT,
  meetings: NO_LIMIT,
  outcomes: DERIVED_LIMIT,
  followUps: DERIVED_LIMIT,
}

/** What an organisation or a person takes part in, as far as the actor may see it: the first of each list. One query. */
export async function involvementOf(actor: Actor, who: InvolvedSubject): Promise<InvolvedIn> {
  const subject = subjectOf(who)
  const one = (name: Lists) => listSql(sqlOf(actor, subject, name), null, SHOWN, COUNT_LIMITS[name])
  const [found] = await db().$queryRaw<{ [K in Lists]: Listed }[]>`/* search.involved */ ${partiesSql(actor, subject)}
    SELECT ${one('visits')} AS visits, ${one('meetings')} AS meetings, ${one('outcomes')} AS outcomes, ${one('followUps')} AS "followUps"`
  return {
    visits: latest('visits', found?.visits),
    meetings: latest('meetings', found?.meetings),
    outcomes: latest('outcomes', found?.outcomes),
    followUps: latest('followUps', found?.followUps),
  }
}

/** One page of one of those lists, by the cursors of the address. One query. */
export async function involvedPage(
  actor: Actor,
  who: InvolvedSubject,
  name: Lists,
  at: { after?: string | undefined; before?: string | undefined } = {},
): Promise<InvolvedPage> {
  const subject = subjectOf(who)
  const edge = edgeOf(at)
  const list = listSql(sqlOf(actor, subject, name), edge, PAGE + 1, COUNT_LIMITS[name])
  const [found] = await db().$queryRaw<{ list: Listed }[]>`/* search.involved-page */ ${partiesSql(actor, subject)}
    SELECT ${list} AS list`
  const all = found?.list.rows ?? []
  const more = all.length > PAGE
  const rows = all.slice(0, PAGE)
  if (edge?.back) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  const shown = latest(name, { rows, count: found?.list.count ?? 0 })
  return {
    // One name and its rows: that they belong together is lost where the name is a variable.
    ...({ list: name, shown } as Pick<InvolvedPage, 'list' | 'shown'> as InvolvedPage),
    next: last && (edge?.back || more) ? cursor(last) : null,
    previous: first && (edge?.back ? more : edge !== null) ? cursor(first) : null,
  }
}

function sqlOf(actor: Actor, subject: Subject, name: Lists): ListSql {
  if (name === 'visits') return visitsSql()
  if (name === 'meetings') return meetingsSql()
  return name === 'outcomes' ? outcomesSql(actor) : followUpsSql(actor, subject)
}

const cursor = ({ k, a, b }: Place): string => `${k}.${a}.${b}`

function edgeOf({ after, before }: { after?: string | undefined; before?: string | undefined }): Edge | null {
  const [k = '', a = '', b = ''] = (before ?? after ?? '').split('.')
  if (!/^-?\d{1,8}$/.test(k) || !isUuid(a) || !isUuid(b)) return null
  return { k: Number(k), a, b, back: before !== undefined }
}

type VisitRow = { id: string; number: number; title: string }
/** As Postgres writes it: a number for the reference, the visit with its number. */
type Raw = Place & { number: number; visit?: VisitRow }
type Listed = { rows: Raw[] | null; count: number }

const LETTERS: Record<Lists, 'V' | 'P' | 'O' | 'F'> = { visits: 'V', meetings: 'P', outcomes: 'O', followUps: 'F' }

function latest<K extends Lists>(name: K, listed: Listed | undefined): InvolvedIn[K] {
  const limit = COUNT_LIMITS[name]
  const count = listed?.count ?? 0
  const rows = (listed?.rows ?? []).map(({ k: _k, a: _a, b: _b, number, visit, ...row }) => ({
    ...row,
    reference: reference(LETTERS[name], number),
    ...(visit && { visit: { id: visit.id, title: visit.title, reference: reference('V', visit.number) } }),
  }))
  // The columns of each list are those of its row in types.ts.
  return {
    rows,
    count: Math.min(count, limit),
    countIsCapped: count > limit,
  } satisfies Latest<unknown> as unknown as InvolvedIn[K]
}

function subjectOf({ kind, id }: InvolvedSubject): Subject {
  return kind === 'organisation' ? organisation(id) : person(id)
}

const MEMBER = Prisma.sql`id, visit_id, role::text, title FROM delegation_member`
const CONTACT = Prisma.sql`id, visit_id, 'contact' AS role, title FROM host_contact`

function organisation(id: string): Subject {
  const own = Prisma.sql`organisation_id = ${id}::uuid`
  const groups = Prisma.sql`SELECT id FROM party_group WHERE ${own}`
  return {
    id,
    members: Prisma.sql`SELECT ${MEMBER} WHERE ${own} AND archived_at IS NULL
      UNION SELECT ${MEMBER} WHERE group_id IN (${groups}) AND archived_at IS NULL`,
    contacts: Prisma.sql`SELECT ${CONTACT} WHERE ${own} AND archived_at IS NULL
      UNION SELECT ${CONTACT} WHERE group_id IN (${groups}) AND archived_at IS NULL`,
    items: Prisma.sql`SELECT item_id FROM programme_item_host WHERE ${own}
      UNION SELECT id FROM programme_item WHERE offered_by_organisation_id = ${id}::uuid`,
    roles: Prisma.sql`SELECT visit_id, role::text FROM visit_organiser WHERE ${own}
      UNION ALL SELECT visit_id, 'agency' FROM participating_agency WHERE ${own} AND archived_at IS NULL
      UNION ALL SELECT visit_id, 'host' FROM host_organisation WHERE ${own} AND archived_at IS NULL`,
    answers: Prisma.sql`f.lead_organisation_id`,
  }
}

function person(id: string): Subject {
  const own = Prisma.sql`person_id = ${id}::uuid AND archived_at IS NULL`
  return {
    id,
    members: Prisma.sql`SELECT ${MEMBER} WHERE ${own}`,
    contacts: Prisma.sql`SELECT ${CONTACT} WHERE ${own}`,
    items: Prisma.sql`SELECT id AS item_id FROM programme_item WHERE offered_by_person_id = ${id}::uuid
      UNION SELECT id FROM programme_item WHERE interpreter_id = ${id}::uuid
      UNION SELECT id FROM programme_item WHERE note_taker_id = ${id}::uuid`,
    roles: null,
    answers: Prisma.sql`f.officer_id`,
  }
}

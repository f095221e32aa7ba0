import { type Actor, can } from '@/lib/auth/permissions'
import { dayFromDb } from '@/lib/platform/day'
import { db, type Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import type { OrganisationView, PersonView, PositionView } from './types'

/** Rows of a list on a record's page. */
const SHOWN = 50

const LINK = { select: { id: true, name: true } } as const
const SOURCE = { select: { title: true, url: true } } as const
const NAMES = {
  select: { text: true, languageTag: true, kind: true },
  orderBy: [{ isPrimary: 'desc' }, { id: 'asc' }],
} satisfies Prisma.Organisation$namesArgs
/** Present ones first. */
const POSITIONS = {
  include: { person: LINK, organisation: LINK },
  orderBy: [
    { untilDate: { sort: 'desc', nulls: 'first' } },
    { fromDate: { sort: 'desc', nulls: 'last' } },
    { id: 'asc' },
  ],
} satisfies Prisma.Organisation$positionsArgs

/** The office's notes on people and organisations are not for viewers; the rest of the directory has no scope. */
const noteFor = (actor: Actor, note: string | null) => (can(actor, 'readout.see-internal') ? note : null)

/** An organisation's page, archived or not; null when there is none. */
export async function getOrganisation(actor: Actor, id: string): Promise<OrganisationView | null> {
  if (!isUuid(id)) return null
  const record = await db().organisation.findUnique({
    where: { id },
    include: {
      names: NAMES,
      parent: LINK,
      source: SOURCE,
      children: { ...LINK, where: { archivedAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: SHOWN },
    },
  })
  if (!record) return null
  const { kind, countryCode, parent, note, proposed, source, version } = record
  // Counted by the foreign keys: a count within the read above would go over every organisation and post there is.
  const [parts, held] = await Promise.all([
    db().organisation.count({ where: { parentId: id, archivedAt: null } }),
    postsOf(id),
  ])
  return {
    id,
    name: record.name,
    names: record.names,
    kind,
    countryCode,
    parent,
    parts: record.children,
    partCount: parts,
    note: noteFor(actor, note),
    positions: held.map(({ total: _total, ...post }) => ({ ...post, organisation: { id, name: record.name } })),
    positionCount: held[0]?.total ?? 0,
    proposed,
    source,
    archived: record.archivedAt !== null,
    version,
  }
}

/** The name of a record of the directory, archived or not; null when there is none. */
export async function getDirectoryName(kind: 'organisation' | 'person', id: string): Promise<string | null> {
  if (!isUuid(id)) return null
  const one = { where: { id }, select: { name: true } } as const
  const record = await (kind === 'organisation' ? db().organisation.findUnique(one) : db().person.findUnique(one))
  return record?.name ?? null
}

/** The posts of an organisation and who holds them, present ones first, and how many there are. */
const postsOf = (id: string) => db().$queryRaw<
  (Omit<PositionView, 'organisation'> & { total: number })[]
>`/* directory.posts */
  SELECT s.id, s.title, json_build_object('id', p.id, 'name', p.name) AS person, s.from_date::text AS "fromDate",
    s.until_date::text AS "untilDate", count(*) OVER ()::int AS total
  FROM position s CROSS JOIN LATERAL (SELECT * FROM person the WHERE the.id = s.person_id OFFSET 0) p
  WHERE s.organisation_id = ${id}::uuid AND p.archived_at IS NULL
  ORDER BY s.until_date DESC NULLS FIRST, s.from_date DESC NULLS LAST, s.id LIMIT ${SHOWN}`

/** A person's page, archived or not; null when there is none. */
export async function getPerson(actor: Actor, id: string): Promise<PersonView | null> {
  if (!isUuid(id)) return null
  const record = await db().person.findUnique({
    where: { id },
    include: { names: NAMES, source: SOURCE, positions: POSITIONS },
  })
  if (!record) return null
  const { name, names, languages, note, proposed, source, version } = record
  const positions = record.positions.map(positionOf)
  return {
    id,
    name,
    names,
    languages,
    note: noteFor(actor, note),
    positions,
    proposed,
    source,
    archived: record.archivedAt !== null,
    version,
  }
}

type PositionRecord = Prisma.PositionGetPayload<{ include: { person: typeof LINK; organisation: typeof LINK } }>

const positionOf = ({ id, title, person, organisation, fromDate, untilDate }: PositionRecord): PositionView => ({
  id,
  title,
  person,
  organisation,
  fromDate: dayFromDb(fromDate),
  untilDate: dayFromDb(untilDate),
})

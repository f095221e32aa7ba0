import { withClient } from '@/lib/platform/postgres/roles'
import { COMMON_WORD, LANDMARKS, RARE_WORD } from '@/prisma/bench/landmarks'

type Titled = { id: string; title: string }
type Named = { id: string; name: string }
type Text = { id: string; text: string }

/** The records that the cases name: the largest of each kind, and both ends of each list, as a manager sees them. */
export type Places = {
  firstVisit: Titled
  lastVisit: Titled
  /** With 60 programme items; `item` is the title of one. */
  longVisit: Titled & { itemId: string; item: string }
  /** `words` stand at its beginning. */
  readout: { id: string; words: string }
  firstFollowUp: Titled
  lastFollowUp: Titled
  followUp: Titled
  firstOutcome: Text
  lastOutcome: Text
  outcome: Text
  firstOrganisation: Named
  lastOrganisation: Named
  /** Host of some 2,000 meetings. */
  organisation: Named
  firstPerson: Named
  lastPerson: Named
  /** In most delegations. */
  person: Named
  /** Ids: leads and answers for most follow-ups. */
  lead: { id: string }
  officer: { id: string }
  /** Of most visits, as an id. */
  topic: { id: string }
  /** In which most follow-ups were agreed. */
  agreed: { year: string }
  /** Of most visits. */
  year: { year: string }
  rare: { name: string }
  common: { name: string }
  /** Names of people in these scripts. */
  cyrillic: { name: string }
  chinese: { name: string }
}

const ends = (table: string, columns: string, order: [key: string, direction: 'ASC' | 'DESC'][]) => {
  const by = (turn: boolean) =>
    order.map(([key, direction]) => `${key} ${turn === (direction === 'ASC') ? 'DESC' : 'ASC'}`).join(', ')
  const one = (turn: boolean) =>
    `SELECT ${columns} FROM ${table} WHERE archived_at IS NULL ORDER BY ${by(turn)} LIMIT 1`
  return { first: one(false), last: one(true) }
}
const most = (table: string, key: string) =>
  `(SELECT ${key} AS id FROM ${table} WHERE ${key} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)`

const visits = ends('visit', 'id, title', [
  [`coalesce(arrival_date, 'infinity'::date)`, 'DESC'],
  ['id', 'DESC'],
])
const followUps = ends('follow_up', 'id, title', [
  [`coalesce(due_date, 'infinity'::date)`, 'ASC'],
  ['id', 'ASC'],
])
const outcomes = ends('outcome', 'id, text', [['id', 'DESC']])
const [organisations, people] = ['organisation', 'person'].map((table) =>
  ends(table, 'id, name', [
    ['name', 'ASC'],
    ['id', 'ASC'],
  ]),
)

const at = (table: string, columns: string, id: string) => `SELECT ${columns} FROM ${table} WHERE id = '${id}'`
const literal = (text: string) => `SELECT '${text}' AS name`
const nameIn = (script: string) => `SELECT text AS name FROM person_name WHERE script = '${script}' ORDER BY id LIMIT 1`

/** One row each. */
const STATEMENTS: Record<keyof Places, string | undefined> = {
  firstVisit: visits.first,
  lastVisit: visits.last,
  longVisit: `SELECT v.id, v.title, i.id AS "itemId", i.title AS item FROM visit v
    JOIN programme_item i ON i.visit_id = v.id AND i.archived_at IS NULL WHERE v.id = '${LANDMARKS.visit}' ORDER BY i.id LIMIT 1`,
  readout: `SELECT readout_id AS id, split_part(substring(text, 1, 40), E'\\n', 1) AS words FROM readout_section
    WHERE readout_id = '${LANDMARKS.readout}' AND key = 'discussion'`,
  firstFollowUp: followUps.first,
  lastFollowUp: followUps.last,
  followUp: at('follow_up', 'id, title', LANDMARKS.followUp),
  firstOutcome: outcomes.first,
  lastOutcome: outcomes.last,
  outcome: at('outcome', 'id, text', LANDMARKS.outcome),
  firstOrganisation: organisations?.first,
  lastOrganisation: organisations?.last,
  organisation: at('organisation', 'id, name', LANDMARKS.organisation),
  firstPerson: people?.first,
  lastPerson: people?.last,
  person: `SELECT p.id, p.name FROM ${most('delegation_member', 'person_id')} m JOIN person p USING (id)`,
  lead: `SELECT id FROM ${most('follow_up', 'lead_organisation_id')} m`,
  officer: `SELECT id FROM ${most('follow_up', 'officer_id')} m`,
  topic: `SELECT id FROM ${most('visit_topic', 'topic_id')} m`,
  agreed: `SELECT to_char(agreed_on, 'YYYY') AS year FROM follow_up WHERE agreed_on IS NOT NULL
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  year: `SELECT to_char(arrival_date, 'YYYY') AS year FROM visit WHERE arrival_date IS NOT NULL
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  rare: literal(RARE_WORD),
  common: literal(COMMON_WORD),
  cyrillic: nameIn('Cyrl'),
  chinese: nameIn('Hans'),
}

/**
 * Finds the places in the database as it is.
 * @throws Error that names what is not there.
 */
export async function findPlaces(url: string): Promise<Places> {
  return withClient(url, async (client) => {
    const found: Record<string, unknown> = {}
    for (const [name, statement] of Object.entries(STATEMENTS)) {
      const { rows } = await client.query(statement ?? '')
      if (!rows[0]) throw new Error(`The database has nothing for "${name}".`)
      found[name] = rows[0]
    }
    return found as Places
  })
}

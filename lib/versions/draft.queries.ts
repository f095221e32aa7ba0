import type { Actor } from '@/lib/auth/permissions'
import { inSubgroupSql } from '@/lib/delegations/scope'
import { db, type Tx } from '@/lib/platform/db'
import { getProgramme } from '@/lib/programme/queries'
import type { CounterpartView, ProgrammeItemView } from '@/lib/programme/types'
import { visibleVisitSql } from '@/lib/visits/scope'
import { FORMAT, type Snapshot, type SnapshotContact, type SnapshotItem, type SnapshotMember } from './snapshot'

type Rest = {
  direction: Snapshot['visit']['direction']
  departureDate: string | null
  members: SnapshotMember[]
  subgroups: Snapshot['subgroups']
}

/**
 * The programme as it stands now, in the shape that a version freezes; null when there is no visit that the actor may
 * see. Four statements, whatever its size.
 * @param client of a command that reads it under the visit's lock
 */
export async function getDraft(actor: Actor, visitId: string, now: Date, client: Tx = db()): Promise<Snapshot | null> {
  const programme = await getProgramme(actor, visitId, now, client)
  if (!programme) return null
  const [rest] = await restOf(actor, visitId, client)
  if (!rest) return null
  const { id, reference, title, arrivalDate, homeZone } = programme.visit
  const { direction, departureDate, members, subgroups } = rest
  const items = programme.days.flatMap((day) => day.items)
  return {
    format: FORMAT,
    visit: { id, reference, title, direction, arrivalDate, departureDate, homeZone },
    members,
    contacts: contactsIn(items),
    subgroups,
    days: programme.days.map(({ key, dayNumber, date, items: views }) => ({
      key,
      dayNumber,
      date,
      items: views.map(frozen),
    })),
  }
}

/** What the programme's own query does not say: facts of the visit, the roster, the subgroups. */
const restOf = (actor: Actor, visitId: string, client: Tx) => client.$queryRaw<Rest[]>`/* versions.draft-rest */
  SELECT v.direction::text AS direction, v.departure_date::text AS "departureDate",
    (SELECT coalesce(json_agg(json_build_object('id', m.id, 'personId', p.id, 'name', coalesce(p.name, g.label),
        'title', m.title, 'isGroup', g.id IS NOT NULL, 'headcount', g.headcount, 'role', m.role,
        'travels', m.archived_at IS NULL,
        'organisation', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END)
        ORDER BY m.precedence, m.id), '[]')
      FROM delegation_member m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN party_group g ON g.id = m.group_id
        LEFT JOIN organisation o ON o.id = coalesce(m.organisation_id, g.organisation_id)
      WHERE m.visit_id = v.id AND (m.archived_at IS NULL OR EXISTS (
        SELECT 1 FROM item_participant t JOIN programme_item i ON i.id = t.item_id
        WHERE t.member_id = m.id AND i.archived_at IS NULL AND i.status = 'held'))) AS members,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'memberIds', ARRAY(
        SELECT m.id FROM delegation_member m WHERE m.visit_id = v.id AND m.archived_at IS NULL
          AND ${inSubgroupSql}
        ORDER BY m.precedence, m.id)) ORDER BY s.position, s.id), '[]')
      FROM subgroup s WHERE s.visit_id = v.id AND s.archived_at IS NULL) AS subgroups
  FROM visit v WHERE v.id = ${visitId}::uuid AND ${visibleVisitSql(actor)}`

/** The host side of the items, each once, in the order of their ids. */
function contactsIn(items: readonly ProgrammeItemView[]): SnapshotContact[] {
  const found = new Map(items.flatMap(({ counterparts }) => counterparts.map((one) => [one.contactId, one] as const)))
  return [...found.values()].sort((a, b) => (a.contactId < b.contactId ? -1 : 1)).map(contactOf)
}

const contactOf = (view: CounterpartView): SnapshotContact => ({
  id: view.contactId,
  personId: view.personId,
  name: view.name,
  title: view.title,
  organisation: view.organisation,
  isGroup: view.isGroup,
  headcount: view.headcount,
})

/** What a printed programme shows of an item, and nothing of its readout. */
const frozen = (view: ProgrammeItemView): SnapshotItem => ({
  id: view.id,
  reference: view.reference,
  type: view.type,
  title: view.title,
  status: view.status,
  statusReason: view.statusReason,
  time: view.time,
  startsAt: view.startsAt,
  endsAt: view.endsAt,
  startZone: view.startZone,
  endZone: view.endZone,
  city: view.city,
  venue: view.venue,
  fromPlace: view.fromPlace,
  toPlace: view.toPlace,
  carrier: view.carrier,
  vehicle: view.vehicle,
  objective: view.objective,
  agenda: view.agenda,
  readoutExpected: view.readoutExpected,
  offeredBy: view.offeredBy,
  interpreter: view.interpreter,
  noteTaker: view.noteTaker,
  hosts: view.hosts,
  forEveryone: view.forEveryone,
  subgroupIds: view.subgroups.map(({ id }) => id),
  participants: view.participants.map(({ memberId, byHand }) => ({ memberId, byHand })),
  counterparts: view.counterparts.map(({ contactId, answer }) => ({ contactId, answer })),
  // Who is asked and until when is the office's: a programme only marks the field.
  unconfirmed: view.toBeConfirmed.map(({ field }) => field).sort(),
  notNeeded: [...view.notNeeded].sort(),
})

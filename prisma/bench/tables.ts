/** The columns that are generated, by table, in lines; what is not named here takes the database's default. */
const LINES = {
  source: ['id title description'],
  framework: ['id title search_key description'],
  topic: ['id name search_key'],
  organisation: ['id name kind country_code parent_id created_at updated_at archived_at'],
  organisation_name: ['id organisation_id text language_tag script kind is_primary search_key'],
  person: ['id name languages created_at updated_at archived_at'],
  person_name: ['id person_id text language_tag script kind is_primary search_key'],
  position: ['id person_id organisation_id title from_date until_date'],
  user_account: ['id email name password_hash person_id deactivated_at created_at updated_at'],
  user_role: ['user_id role'],
  visit: [
    'id number title search_key direction level purpose framework_id arrival_date departure_date home_zone',
    'restricted status status_reason source_id version created_at updated_at archived_at',
  ],
  visit_stop: ['id visit_id position country_code city zone'],
  visit_organiser: ['visit_id organisation_id role position'],
  visit_topic: ['visit_id topic_id position'],
  visit_team_member: ['visit_id user_id added_at'],
  participating_agency: ['id visit_id organisation_id position archived_at'],
  host_organisation: ['id visit_id organisation_id position archived_at'],
  party_group: ['id visit_id organisation_id label headcount side'],
  delegation_member: ['id visit_id person_id group_id organisation_id role title precedence archived_at'],
  host_contact: ['id visit_id organisation_id person_id group_id title email archived_at'],
  programme_item: [
    'id number visit_id type title search_key status status_reason unplanned day_number date part_of_day',
    'start_time end_time duration_min position starts_at ends_at city venue from_place to_place carrier',
    'objective offered_by_organisation_id interpreter_id note_taker_id version sequence_at created_at',
    'updated_at archived_at',
  ],
  programme_item_host: ['item_id organisation_id'],
  item_counterpart: ['item_id contact_id answer'],
  item_participant: ['item_id member_id'],
  readout: [
    'id visit_id item_id status writer_id writer_name return_comments',
    'submitted_at submitted_by cleared_at finalised_at version created_at updated_at',
  ],
  readout_section: ['readout_id key position doc text releasable version updated_at updated_by updated_by_name'],
  readout_revision: [
    'id readout_id number section_key doc text releasable base_version written_by written_by_name written_at at',
  ],
  attendance: ['id readout_id side member_id contact_id planned present replaces_member_id'],
  outcome: [
    'id number visit_id item_id readout_id type text search_key owed_by position no_follow_up_reason created_at',
    'updated_at archived_at',
  ],
  agreement: [
    'id number visit_id item_id type title search_key status status_reason owed_by signed_on signed_place in_force_from',
    'in_force_until without_end notice_days version created_at updated_at',
  ],
  agreement_party: ['id agreement_id side organisation_id signatory_title position'],
  agreement_outcome: ['outcome_id agreement_id'],
  follow_up: [
    'id number visit_id outcome_id agreement_id title search_key status status_reason lead_organisation_id officer_id',
    'due_date first_due_date next_step started_at last_progress_at touched_at submitted_at submitted_by',
    'closed_at created_by version created_at updated_at archived_at',
  ],
  progress_report: ['id follow_up_id text next_step written_by writer_name at'],
  evidence: ['id follow_up_id kind text url added_by adder_name at archived_at'],
  review: [
    'id follow_up_id submitted_by submitter_name submitted_at decision reason decided_by decider_name',
    'decided_at',
  ],
  due_date_change: [
    'id follow_up_id from_date to_date reason asked_by asker_name asked_at accepted decided_by decided_at',
  ],
  audit_event: ['id at actor_id actor_name actor_kind action subject_type subject_id subject_name visit_id changes'],
} as const

export type Table = keyof typeof LINES
/** What a column holds: instants as `Instant`, days as `YYYY-MM-DD`, arrays and JSON as Postgres reads them. */
export type Value = string | number | boolean | null
type Words<S extends string> = S extends `${infer First} ${infer Others}` ? First | Words<Others> : S
export type Row<T extends Table> = { [C in Words<(typeof LINES)[T][number]>]?: Value }

export const TABLES = Object.keys(LINES) as Table[]

/** The generated columns of each table, in the order of its COPY. */
export const COLUMNS = Object.fromEntries(TABLES.map((table) => [table, LINES[table].join(' ').split(' ')])) as Record<
  Table,
  string[]
>

/** An instant as a column takes it. */
export const instant = (ms: number): string => new Date(ms).toISOString()

const DAY_MS = 86_400_000
const days = new Map<number, string>()

/** The UTC date of an instant, `YYYY-MM-DD`. */
export function dayOf(ms: number): string {
  const index = Math.floor(ms / DAY_MS)
  const known = days.get(index)
  if (known) return known
  const text = new Date(index * DAY_MS).toISOString().slice(0, 10)
  days.set(index, text)
  return text
}

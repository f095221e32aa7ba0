import type { Role } from '@/lib/auth/permissions'
import { BUSY, FEED_TOKEN } from '@/prisma/bench/landmarks'
import type { Places } from './places'

/** A page that is measured. `marker` is a text that the page must show. */
export type ReadCase = {
  name: string
  role: Role
  path: (at: Places) => string
  marker: (at: Places) => string
  /** What counts all that it finds costs what there is: it is told beside the others, and may grow. */
  kind?: 'counts'
}

type At = ((at: Places) => string) | string
const page = (name: string, path: At, marker: At, role: Role = 'manager'): ReadCase => ({
  name,
  role,
  path: typeof path === 'string' ? () => path : path,
  marker: typeof marker === 'string' ? () => marker : marker,
})
const search = (name: string, text: 'rare' | 'common' | 'cyrillic' | 'chinese') =>
  page(
    `search: ${name}`,
    (at) => `/search?q=${encodeURIComponent(at[text].name)}`,
    (at) => at[text].name,
  )
const visit = (name: string, section: string, marker: At = (at) => at.longVisit.title) =>
  page(`visit: ${name}`, (at) => `/visits/${at.longVisit.id}${section}`, marker)

/** A view of a programme that is being planned, by its heading. */
const moving = (name: string, view: string) =>
  page(`programme: ${name}`, `/visits/${BUSY.planned[0]}/programme/${view}`, 'Generated visit be11', 'planner')

/** Ids before and after all others: with `before` they ask for the last page of a list. */
const [LOWEST, HIGHEST] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/** The register under several filters at once, its first page and its deepest. */
const filtered = (name: string, query: (at: Places) => string, marker: string): ReadCase[] => [
  page(`follow-ups: ${name}`, (at) => `/follow-ups?${query(at)}`, marker),
  page(`follow-ups: ${name}, deepest`, (at) => `/follow-ups?${query(at)}&before=infinity.${HIGHEST}`, marker),
]
const counting = (name: string, path: string, marker: string): ReadCase => ({
  ...page(name, path, marker),
  kind: 'counts',
})

/**
 * What `npm run bench` measures. A capability adds its pages here, one line each; `cases.spec.ts` then tries them on
 * a small database in `npm test`.
 */
export const READ_CASES: readonly ReadCase[] = [
  page('desk: viewer', '/', 'Desk', 'viewer'),
  page('desk: staff', '/', 'My follow-ups', 'staff'),
  page('desk: planner', '/', 'Not confirmed yet', 'planner'),
  page('desk: manager', '/', 'Reviews waiting'),
  page('desk: admin', '/', 'Desk', 'admin'),

  page('visits', '/visits', (at) => at.firstVisit.title),
  page('visits: viewer', '/visits', 'Visits', 'viewer'),
  page('visits: status and year', (at) => `/visits?status=completed&year=${at.year.year}`, 'Status: Completed'),
  page(
    'visits: words',
    (at) => `/visits?q=${encodeURIComponent(at.longVisit.title)}`,
    (at) => at.longVisit.title,
  ),
  page('visits: deepest', `/visits?before=1900-01-01.${LOWEST}`, (at) => at.lastVisit.title),
  visit('overview', ''),
  visit('programme of 60 items', '/programme', (at) => at.longVisit.item),
  moving('timetable of 60 items', 'timetable'),
  moving('check of 60 items', 'check'),
  page('feed of 500 items', `/api/feeds/${FEED_TOKEN}.ics`, 'END:VCALENDAR'),
  visit('delegation', '/delegation'),
  visit('hosts', '/hosts'),
  visit('follow-ups', '/follow-ups'),
  visit('history', '/history'),
  page(
    'programme item',
    (at) => `/meetings/${at.longVisit.itemId}`,
    (at) => at.longVisit.item,
  ),
  page(
    'readout of 20 pages',
    (at) => `/readouts/${at.readout.id}`,
    (at) => at.readout.words,
  ),

  page('follow-ups', '/follow-ups', (at) => at.firstFollowUp.title),
  page('follow-ups: viewer', '/follow-ups', 'Follow-ups', 'viewer'),
  page('follow-ups: deepest', `/follow-ups?before=infinity.${HIGHEST}`, (at) => at.lastFollowUp.title),
  page('follow-ups: not finished, overdue', '/follow-ups?status=unfinished&overdue=1', 'Status: Not finished'),
  page('follow-ups: unowned, stale', '/follow-ups?unowned=1&stale=1', 'Unowned'),
  page('follow-ups: status, lead', (at) => `/follow-ups?status=closed&lead=${at.lead.id}`, 'Status: Closed'),
  page(
    'follow-ups: unfinished, officer',
    (at) => `/follow-ups?status=unfinished&officer=${at.officer.id}`,
    'Not finished',
  ),
  page('follow-ups: visit, no date', (at) => `/follow-ups?visit=${at.longVisit.id}&nodate=1`, 'No date agreed'),
  ...filtered('unowned, owed by us', () => 'unowned=1&owed=us', 'Owed by: Us'),
  ...filtered('country, year', ({ agreed: { year } }) => `country=CN&year=${year}`, 'Country: China'),
  ...filtered(
    'lead and below, unfinished',
    ({ lead: { id } }) => `lead=${id}&status=unfinished`,
    'Status: Not finished',
  ),
  ...filtered('words, status', ({ common: { name } }) => `q=${name}&status=blocked`, 'Status: Blocked'),
  ...filtered('topic, type', ({ topic: { id } }) => `topic=${id}&type=commitment`, 'Outcome type: Commitment'),
  ...filtered('overdue, owed by the other side', () => 'overdue=1&owed=other_side', 'Owed by: The other side'),
  counting('follow-ups: count all', '/follow-ups?count=all', 'Follow-ups'),
  counting('follow-ups: count all, overdue', '/follow-ups?overdue=1&count=all', 'Overdue'),
  ...(['visit', 'lead', 'country', 'officer'] as const).map((group) =>
    counting(`follow-ups: by ${group}`, `/follow-ups?group=${group}`, 'Not finished'),
  ),
  page(
    'follow-up',
    (at) => `/follow-ups/${at.followUp.id}`,
    (at) => at.followUp.title,
  ),

  page('agreements', '/agreements', 'Agreements'),
  page('agreements: deepest', `/agreements?before=${LOWEST}`, 'Agreements'),
  page('agreements: in force, ending', '/agreements?status=in_force&expires=180', 'Status: In force'),
  page('agreements: of a country, signed in 2026', '/agreements?country=CN&year=2026', 'Country: China'),
  page('outcomes', '/outcomes', (at) => at.firstOutcome.text),
  page('outcomes: deepest', `/outcomes?before=${LOWEST}`, (at) => at.lastOutcome.text),
  page('outcomes: type', '/outcomes?type=commitment', 'Type: Commitment'),
  page('outcomes: type, waiting', '/outcomes?type=agreement&followUp=waiting', 'Type: Agreement'),
  page('outcomes: owed by us, with follow-up', '/outcomes?followUp=with&owedBy=us', 'Outcomes'),
  page(
    'outcomes: of a visit',
    (at) => `/outcomes?visit=${at.longVisit.id}`,
    (at) => at.longVisit.title,
  ),
  page('outcomes: type, without', '/outcomes?type=invitation&followUp=without', 'Type: Invitation'),
  page(
    'outcome',
    (at) => `/outcomes/${at.outcome.id}`,
    (at) => at.outcome.text,
  ),
  page('reviews', '/reviews', 'Reviews'),

  page('reports: funnel, by visit', '/reports', 'From agreed to closed'),
  page('reports: viewer', '/reports', 'From agreed to closed', 'viewer'),
  page('reports: by lead', '/reports?by=lead', 'By lead organisation'),
  page('reports: by host', '/reports?by=host', 'By host organisation'),
  page('agreed', '/reports/agreed', 'What was agreed'),
  page('agreed: deepest', `/reports/agreed?before=1900-01-01.${LOWEST}`, 'What was agreed'),
  page('agreed: on paper only', '/reports/agreed?stage=on_paper', 'On paper only'),
  page(
    'visit: results',
    (at) => `/visits/${at.longVisit.id}/results`,
    (at) => at.longVisit.title,
  ),

  page('organisations', '/organisations', (at) => at.firstOrganisation.name),
  page('organisations: deepest', (at) => `/organisations?before=${at.lastOrganisation.id}`, 'Organisations'),
  page(
    'organisations: words',
    (at) => `/organisations?q=${encodeURIComponent(at.organisation.name)}`,
    (at) => at.organisation.name,
  ),
  page(
    'organisation of 2,000 meetings',
    (at) => `/organisations/${at.organisation.id}`,
    (at) => at.organisation.name,
  ),
  page(
    'its meetings',
    (at) => `/organisations/${at.organisation.id}/involved?list=meetings`,
    (at) => at.organisation.name,
  ),
  page(
    'its meetings: deepest',
    (at) => `/organisations/${at.organisation.id}/involved?list=meetings&before=-9000000.${LOWEST}.${LOWEST}`,
    (at) => at.organisation.name,
  ),
  page('people', '/people', (at) => at.firstPerson.name),
  page('people: deepest', (at) => `/people?before=${at.lastPerson.id}`, 'People'),
  page(
    'person',
    (at) => `/people/${at.person.id}`,
    (at) => at.person.name,
  ),

  search('rare word', 'rare'),
  search('common word', 'common'),
  search('Cyrillic', 'cyrillic'),
  search('Chinese', 'chinese'),

  page('audit', '/admin/audit', 'Audit trail'),
  page('audit: visit, kind', (at) => `/admin/audit?visit=${at.longVisit.id}&action=visit`, 'Audit trail'),
  page(
    'audit: actor, days',
    ({ year: { year } }) => `/admin/audit?actor=a&from=${year}-02-01&until=${year}-03-31`,
    'Audit trail',
  ),
]

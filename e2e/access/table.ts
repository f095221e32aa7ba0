import { ROLES, type Role } from '@/lib/auth/permissions'

const EVERYONE: readonly Role[] = ROLES
const INSIDE: readonly Role[] = ['staff', 'planner', 'manager', 'admin']
const WRITERS: readonly Role[] = ['staff', 'planner', 'manager']
const PLANNERS: readonly Role[] = ['planner', 'manager']
const MANAGER: readonly Role[] = ['manager']
const ADMIN: readonly Role[] = ['admin']
/** Drafts of readouts, and what came out of them, are not for viewers: there the page does not exist. */
const DRAFTS = 'drafts'
/** One's own alone: for everybody else it does not exist. The one of `records.ts` is the manager's. */
const OWN = 'own'

export type Row = {
  may: readonly Role[]
  hides?: typeof DRAFTS | typeof OWN
  /** What it answers, to who may, while the readout is a draft: it leads to where that is written. */
  onDraft?: number
}

/** Who gets each page; the others get 403, or 404 where the record itself is hidden from them. */
export const PAGES: Record<string, Row> = {
  '/': { may: EVERYONE },
  '/account': { may: EVERYONE },
  '/admin/audit': { may: ['manager', 'admin'] },
  '/admin/jobs': { may: ADMIN },
  '/admin/mail': { may: ADMIN },
  '/admin/users': { may: ADMIN },
  '/admin/users/[userId]': { may: ADMIN },
  '/admin/users/new': { may: ADMIN },
  '/agreements': { may: EVERYONE },
  '/agreements/[agreementId]': { may: INSIDE, hides: DRAFTS },
  '/agreements/[agreementId]/edit': { may: PLANNERS },
  '/agreements/[agreementId]/follow-ups/new': { may: WRITERS },
  '/agreements/new': { may: PLANNERS },
  '/follow-ups': { may: EVERYONE },
  '/follow-ups/bulk/[bulkId]': { may: MANAGER, hides: OWN },
  '/follow-ups/[followUpId]': { may: INSIDE, hides: DRAFTS },
  '/follow-ups/[followUpId]/edit': { may: WRITERS },
  '/follow-ups/[followUpId]/history': { may: INSIDE },
  '/meetings/[itemId]': { may: EVERYONE },
  '/meetings/[itemId]/briefing': { may: EVERYONE },
  '/meetings/[itemId]/duplicate': { may: PLANNERS },
  '/meetings/[itemId]/edit': { may: PLANNERS },
  '/meetings/[itemId]/readout': { may: WRITERS },
  '/missing-readouts': { may: WRITERS },
  '/notices': { may: EVERYONE },
  '/organisations': { may: EVERYONE },
  '/organisations/[organisationId]': { may: EVERYONE },
  '/organisations/[organisationId]/briefing': { may: EVERYONE },
  '/organisations/[organisationId]/edit': { may: PLANNERS },
  '/organisations/[organisationId]/involved': { may: EVERYONE },
  '/organisations/new': { may: PLANNERS },
  '/outcomes': { may: EVERYONE },
  '/outcomes/[outcomeId]': { may: INSIDE, hides: DRAFTS },
  '/outcomes/[outcomeId]/follow-ups/new': { may: WRITERS },
  '/people': { may: EVERYONE },
  '/people/[personId]': { may: EVERYONE },
  '/people/[personId]/edit': { may: PLANNERS },
  '/people/[personId]/involved': { may: EVERYONE },
  '/people/new': { may: PLANNERS },
  '/readouts/[readoutId]': { may: INSIDE, hides: DRAFTS },
  '/readouts/[readoutId]/correct': { may: MANAGER, onDraft: 307 },
  '/readouts/[readoutId]/release': { may: INSIDE, hides: DRAFTS },
  '/readouts/[readoutId]/revisions': { may: INSIDE },
  '/review-meetings': { may: MANAGER },
  '/review-meetings/[meetingId]': { may: MANAGER },
  '/review-meetings/[meetingId]/add': { may: MANAGER },
  '/review-meetings/[meetingId]/edit': { may: MANAGER },
  '/review-meetings/[meetingId]/minutes': { may: MANAGER },
  '/review-meetings/[meetingId]/room': { may: MANAGER },
  '/review-meetings/new': { may: MANAGER },
  '/reports': { may: EVERYONE },
  '/reports/agreed': { may: EVERYONE },
  '/reviews': { may: MANAGER },
  '/reviews/[followUpId]': { may: MANAGER },
  '/search': { may: EVERYONE },
  '/unconfirmed': { may: WRITERS },
  '/travel-times': { may: WRITERS },
  '/travel-times/[travelTimeId]': { may: PLANNERS },
  '/travel-times/new': { may: PLANNERS },
  '/visits': { may: EVERYONE },
  '/visits/[visitId]': { may: EVERYONE },
  '/visits/[visitId]/agreements': { may: EVERYONE },
  '/visits/[visitId]/copy': { may: PLANNERS },
  '/visits/[visitId]/delegation': { may: EVERYONE },
  '/visits/[visitId]/delegation/paste': { may: PLANNERS },
  '/visits/[visitId]/edit': { may: PLANNERS },
  '/visits/[visitId]/follow-ups': { may: EVERYONE },
  '/visits/[visitId]/history': { may: INSIDE },
  '/visits/[visitId]/hosts': { may: EVERYONE },
  '/visits/[visitId]/programme': { may: EVERYONE },
  '/visits/[visitId]/programme/calendars': { may: EVERYONE },
  '/visits/[visitId]/programme/check': { may: WRITERS },
  '/visits/[visitId]/programme/dates': { may: PLANNERS },
  '/visits/[visitId]/programme/duplicate-day': { may: PLANNERS },
  '/visits/[visitId]/programme/new': { may: PLANNERS },
  '/visits/[visitId]/programme/paste': { may: PLANNERS },
  '/visits/[visitId]/programme/print': { may: EVERYONE },
  '/visits/[visitId]/programme/shift': { may: PLANNERS },
  '/visits/[visitId]/programme/unconfirmed': { may: EVERYONE },
  '/visits/[visitId]/programme/timetable': { may: EVERYONE },
  '/visits/[visitId]/programme/unplanned': { may: WRITERS },
  '/visits/[visitId]/programme/versions': { may: EVERYONE },
  '/visits/[visitId]/programme/versions/[number]': { may: EVERYONE },
  '/visits/[visitId]/programme/versions/[number]/tell': { may: INSIDE },
  '/visits/[visitId]/programme/versions/compare': { may: EVERYONE },
  '/visits/[visitId]/programme/versions/new': { may: PLANNERS },
  '/visits/[visitId]/readouts': { may: EVERYONE },
  '/visits/[visitId]/report': { may: EVERYONE },
  '/visits/[visitId]/report/edit': { may: PLANNERS },
  '/visits/[visitId]/report/print': { may: EVERYONE },
  '/visits/[visitId]/report/sign': { may: MANAGER },
  '/visits/[visitId]/report/versions/[number]': { may: EVERYONE },
  '/visits/[visitId]/results': { may: EVERYONE },
  '/visits/[visitId]/results/print': { may: EVERYONE },
  '/visits/[visitId]/team': { may: EVERYONE },
  '/visits/new': { may: PLANNERS },
}
/** For who is signed out; the shell for the road is the same to everybody, what it shows is on the device. */
export const OPEN = [
  '/sign-in',
  '/first-admin/[token]',
  '/set-password/[token]',
  '/report/[token]',
  '/road/[[...screen]]',
]

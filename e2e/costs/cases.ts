import { ROLES, type Role } from '@/lib/auth/permissions'
import { address } from '../access/records'
import { OPEN, PAGES } from '../access/table'
import { WORD, type World } from './world'

/** A page to measure: as whom (null: signed out), and its address. */
export type Case = { name: string; role: Role | null; path: (world: World) => string }

const SEARCH = `?q=${WORD}`

/** Where the page needs another record than the usual one, or a question. */
const ELSEWHERE: Record<string, (world: World) => string> = {
  '/agreements/new': ({ ids }) => `/agreements/new?visit=${ids.visitId}`,
  '/meetings/[itemId]/readout': ({ draft }) => `/meetings/${draft.itemId}/readout`,
  '/report/[token]': ({ token }) => `/report/${token}`,
  '/reviews/[followUpId]': ({ inReviewId }) => `/reviews/${inReviewId}`,
  '/search': () => `/search${SEARCH}`,
}

/** What is no page of its own in the table: questions to a register, other eyes, and what forms ask for. */
const MORE: Case[] = [
  { name: '/visits, searched', role: 'manager', path: () => `/visits${SEARCH}` },
  { name: '/follow-ups, of a visit', role: 'manager', path: ({ ids }) => `/follow-ups?visit=${ids.visitId}` },
  { name: '/follow-ups, of an officer', role: 'manager', path: ({ ids }) => `/follow-ups?officer=${ids.personId}` },
  { name: '/follow-ups, overdue', role: 'manager', path: () => '/follow-ups?overdue=1' },
  { name: '/agreements, of a party', role: 'manager', path: ({ ids }) => `/agreements?party=${ids.organisationId}` },
  { name: '/outcomes, of a visit', role: 'manager', path: ({ ids }) => `/outcomes?visit=${ids.visitId}` },
  { name: '/organisations, searched', role: 'manager', path: () => `/organisations${SEARCH}` },
  { name: '/people, searched', role: 'manager', path: () => `/people${SEARCH}` },
  { name: '/api/lookup/organisations', role: 'manager', path: () => `/api/lookup/organisations${SEARCH}` },
  { name: '/api/lookup/people', role: 'manager', path: () => `/api/lookup/people${SEARCH}` },
  { name: '/api/lookup/follow-ups', role: 'manager', path: () => `/api/lookup/follow-ups${SEARCH}` },
  { name: '/api/lookup/parties', role: 'manager', path: () => `/api/lookup/parties${SEARCH}` },
]

/** Every page of the application as somebody who may see most of it, the desk as everybody. */
export const CASES: Case[] = [
  ...ROLES.map((role): Case => ({ name: `/, as ${role}`, role, path: () => '/' })),
  ...Object.entries(PAGES).flatMap(([route, { may }]) =>
    route === '/'
      ? []
      : [{ name: route, role: may.includes('manager') ? ('manager' as const) : (may[0] ?? null), path: pathOf(route) }],
  ),
  ...OPEN.map((route): Case => ({ name: route, role: null, path: pathOf(route) })),
  ...MORE,
]

function pathOf(route: string): Case['path'] {
  return ELSEWHERE[route] ?? ((world) => address(route, world.ids))
}

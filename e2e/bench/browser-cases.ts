import type { Page } from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { LANDMARKS } from '@/prisma/bench/landmarks'

/** How much JavaScript a page may have above an empty one, in bytes over the wire. */
export const ALLOWED_JS = { list: 25_000, form: 60_000, heaviest: 150_000 } as const

export type BrowserCase = {
  name: string
  path: string
  role: Role
  kind: keyof typeof ALLOWED_JS
  /** Also visited again, and over the slow network; the others are looked at for their JavaScript alone. */
  timed?: true
}

/** A capability adds its pages here. */
export const BROWSER_CASES: readonly BrowserCase[] = [
  { name: 'desk', path: '/', role: 'manager', kind: 'list', timed: true },
  { name: 'visits', path: '/visits', role: 'planner', kind: 'list', timed: true },
  { name: 'follow-ups', path: '/follow-ups', role: 'staff', kind: 'list', timed: true },
  { name: 'programme', path: `/visits/${LANDMARKS.visit}/programme`, role: 'planner', kind: 'list', timed: true },
  {
    name: 'edit a follow-up',
    path: `/follow-ups/${LANDMARKS.followUp}/edit`,
    role: 'staff',
    kind: 'form',
    timed: true,
  },
  { name: 'outcomes', path: '/outcomes', role: 'staff', kind: 'list' },
  { name: 'organisations', path: '/organisations', role: 'planner', kind: 'list' },
  { name: 'people', path: '/people', role: 'planner', kind: 'list' },
  { name: 'search', path: '/search?q=water', role: 'staff', kind: 'list' },
  { name: 'new organisation', path: '/organisations/new', role: 'planner', kind: 'form' },
  { name: 'new person', path: '/people/new', role: 'planner', kind: 'form' },
  { name: 'new visit', path: '/visits/new', role: 'planner', kind: 'form' },
  {
    name: 'new programme item',
    path: `/visits/${LANDMARKS.openVisit}/programme/new`,
    role: 'planner',
    kind: 'heaviest',
  },
]

/** What a person does, up to the press of a button that is timed, and by what is seen that it is done. */
export type Interaction = {
  name: string
  path: string
  role: Role
  prepare: (page: Page, turn: number) => Promise<void>
  press: (page: Page) => Promise<void>
  done: (page: Page) => Promise<void>
}

export const INTERACTIONS: readonly Interaction[] = [
  {
    name: 'filter the follow-ups',
    path: '/follow-ups',
    role: 'staff',
    prepare: async (page) => void (await page.getByLabel('Status', { exact: true }).selectOption('blocked')),
    press: (page) => page.getByRole('button', { name: 'Apply' }).click(),
    done: (page) => page.waitForURL(/status=blocked/),
  },
  {
    name: 'save a follow-up',
    path: `/follow-ups/${LANDMARKS.followUp}/edit`,
    role: 'staff',
    prepare: (page, turn) => page.getByLabel('Next step').fill(`Bench (generated): typed ${turn} at ${Date.now()}`),
    press: (page) => page.getByRole('button', { name: 'Save follow-up' }).click(),
    done: (page) => page.waitForURL((url) => !url.pathname.endsWith('/edit')),
  },
]

import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { COLUMNS } from '@/lib/follow-ups/register/columns'
import { FILTER_NAMES, type FollowUpView, GROUPS, NO_COUNTRY, readFilters } from '@/lib/follow-ups/register/filters'
import type { GroupPage } from '@/lib/follow-ups/register/groups'
import { loadMessages } from '@/lib/i18n/load'
import { GroupsRegister } from './groups-register'
import { RegisterFilters } from './register-filters'
import { RegisterTools } from './register-tools'

const errors: string[] = []
const render = (node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={loadMessages()}
      timeZone="UTC"
      onError={({ message }) => errors.push(message)}
    >
      {node}
    </NextIntlClientProvider>,
  )

const ALL = readFilters({
  q: 'trams',
  status: 'started',
  overdue: '1',
  lateDays: '7-9',
  due: '3',
  late: '1',
  nodate: '1',
  stale: '1',
  unowned: '1',
  with: 'railways',
  judgement: 'at_risk',
  owed: 'other_side',
  type: 'instrument',
  year: 'none',
  visit: 'tram builders',
  direction: 'incoming',
  country: 'Atlantis',
  topic: 'none',
  host: 'metro',
  lead: 'ministry',
  alone: '1',
  officer: 'none',
  told: '01980000-0000-7000-8000-00000000be07',
})

it('every filter has a field, and one that is set a tag that takes it off and leaves the others', () => {
  const html = render(<RegisterFilters view={ALL} names={{ lead: 'ministry' }} path="/follow-ups" count="3" />)
  for (const name of FILTER_NAMES) expect(html).toContain(`name="${name}"`)
  expect(html.match(/aria-label="Remove filter/g) ?? html.match(/<li/g)).toHaveLength(FILTER_NAMES.length)
  // What is asked for beyond the usual choices is offered too.
  expect(html).toContain('7–9 days')
  expect(html).toMatch(/<input[^>]* name="due"[^>]* value="3"/)
  expect(html).toContain('Country: one that is not to be found')
  expect(html).toContain('href="/follow-ups?q=trams&amp;status=started')
  expect(errors).toEqual([])
})

it('folds the filters with how many are on, and open where somebody is asked for who is not to be found', () => {
  const folds = (view: FollowUpView, names = {}) =>
    render(<RegisterFilters view={view} names={names} path="/follow-ups" count="3" />).match(
      /<details.*?<\/summary>/,
    )?.[0]
  expect(folds({})).toMatch(/^<details class.*>Filters</)
  expect(folds({ overdue: '1', officer: 'none' })).toMatch(/^<details class.*>Filters \(2 on\)</)
  expect(folds({ lead: '01980000-0000-7000-8000-00000000be07' })).toMatch(/^<details open.*>Filters \(1 on\)</)
  expect(folds({ country: NO_COUNTRY })).toMatch(/^<details open/)
})

it('offers all columns and groups, and exports what is filtered', () => {
  const html = render(<RegisterTools view={{ overdue: '1', columns: 'due' }} path="/follow-ups" whole="/follow-ups" />)
  for (const column of COLUMNS) expect(html).toContain(`value="${column}"`)
  for (const group of GROUPS) expect(html).toContain(`href="/follow-ups?overdue=1&amp;group=${group}&amp;columns=due"`)
  expect(html).toContain('href="/api/exports/follow-ups?overdue=1&amp;columns=due&amp;format=xlsx"')
  expect(html).toContain('<input type="hidden" name="overdue" value="1"/>')
  expect(errors).toEqual([])
})

it('leads back to everything where the register itself opens with a view', () => {
  const whole = '/follow-ups?view=all'
  const filters = { view: { overdue: '1' }, names: {}, path: '/follow-ups', whole, count: '3' } as const
  const html = render(<RegisterFilters {...filters} />)
  expect(html.match(/href="\/follow-ups\?view=all"/g)).toHaveLength(2)
  expect(html).toContain('<input type="hidden" name="view" value="all"/>')
  expect(render(<RegisterFilters {...filters} whole="/follow-ups" />)).not.toContain('view=all')
  const tools = render(<RegisterTools view={{ group: 'visit' }} path="/follow-ups" whole={whole} />)
  expect(tools).toContain(`href="${whole}"`)
})

it.each(GROUPS)('groups by %s say what nobody is named for', (group) => {
  const states = { open: 2, in_progress: 0, blocked: 0, awaiting_other_side: 0, in_review: 0, closed: 1, dropped: 0 }
  const page: GroupPage = {
    rows: [{ key: null, name: null, unowned: false, all: 3, unfinished: 2, states }],
    next: null,
    previous: null,
  }
  const html = render(<GroupsRegister page={page} group={group} view={{}} path="/follow-ups" empty={null} />)
  expect(html).toContain(`${group}=none`)
  expect(errors).toEqual([])
})

import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { AuditRow } from '@/lib/audit/types'
import { loadMessages } from '@/lib/i18n/load'
import { HistoryList } from './history-list'

const ROW: AuditRow = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  at: '2027-03-12T09:00:00.000Z',
  actorName: 'A planner',
  actorKind: 'user',
  action: 'visit.edited',
  subjectType: 'visit',
  subjectId: '0199a1b2-0000-7000-8000-000000000002',
  subjectName: '2027-02-31',
  visitId: null,
  visitTitle: null,
  changes: { title: { from: 'Visit', to: '2027-02-31' }, arrivalDate: { from: null, to: '2027-03-12' } },
}

const render = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={loadMessages()} timeZone="UTC">
      {node}
    </NextIntlClientProvider>,
  )

it('tells of a text that looks like a date and is none: the trail is kept for good and must always open', () => {
  const page = render(<HistoryList rows={[ROW]} zone="Asia/Tashkent" />)
  expect(page).toContain('2027-02-31')
  expect(page).toContain('12 Mar 2027')
})

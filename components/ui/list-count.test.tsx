import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load'
import { ListCount } from './list-count'

const render = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={loadMessages()} timeZone="UTC">
      {node}
    </NextIntlClientProvider>,
  )

it.each([
  ['visits.register', 'visits', 'visits'],
  ['outcomes.register', 'outcomes', 'outcomes'],
  ['followUps.register', 'follow-ups', 'follow-ups'],
  ['followUps.reviews', 'follow-ups wait', 'follow-ups that wait'],
  ['directory.organisations', 'organisations', 'organisations'],
  ['directory.people', 'people', 'people'],
  ['accounts.list', 'users', 'users'],
])('%s says that there are more and leads to the count of all, on the same page', (of, words, all) => {
  const count = (total: { count: number; countIsCapped: boolean }) =>
    render(<ListCount of={of} total={total} path="/list" query={{ q: 'a b', after: 'x.y' }} />)
  const link = `<a href="/list?q=a+b&amp;after=x.y&amp;count=all" aria-label="Count all ${all}" class="text-link underline">Count all</a>`
  expect(count({ count: 1000, countIsCapped: true })).toBe(`1,000+ ${words} ${link}`)
  expect(count({ count: 1204, countIsCapped: false })).toBe(`1,204 ${words}`)
})

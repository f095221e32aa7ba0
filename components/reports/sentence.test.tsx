import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load'
import type { Funnel } from '@/lib/reports/types'
import { Sentence } from './sentence'

const NONE = {
  with_follow_up: 0,
  on_paper: 0,
  drafts: 0,
  beside: { invitation: 0, offer: 0, request: 0, intention: 0 },
}

function rendered(delegations: number, agreed: number, started: number, closed: number): string {
  const funnel: Funnel = { ...NONE, delegations, agreed, started, closed }
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={loadMessages()}
      timeZone="UTC"
      onError={(error) => {
        throw error
      }}
    >
      <Sentence funnel={funnel} filters={{ year: '2026' }} />
    </NextIntlClientProvider>,
  )
}
const words = (html: string) => html.replace(/<[^>]*>/g, '')

describe('the sentence', () => {
  it('is one for any number', () => {
    expect(words(rendered(33, 195, 75, 30))).toBe(
      '33 delegations agreed 195 things, 75 were started and 30 are closed.',
    )
    expect(words(rendered(1, 1, 1, 1))).toBe('1 delegation agreed 1 thing, 1 was started and 1 is closed.')
    expect(words(rendered(2, 3, 0, 0))).toBe('2 delegations agreed 3 things, none was started.')
    expect(rendered(0, 0, 0, 0)).toBe('No delegation has agreed anything.')
  })
  it('leads from each number to its rows, as they are filtered', () => {
    const links = [...rendered(1995, 3000, 75, 30).matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)]
    expect(links.map(([, href, text]) => [text, href?.replaceAll('&amp;', '&')])).toEqual([
      ['1,995 delegations', '/reports?year=2026&by=visit&rows=all#by'],
      ['3,000 things', '/reports/agreed?stage=agreed&year=2026'],
      ['75', '/reports/agreed?stage=started&year=2026'],
      ['30', '/reports/agreed?stage=closed&year=2026'],
    ])
  })
})

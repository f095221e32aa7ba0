import { UUID } from '@/lib/platform/id-pattern'

export const VISIT_TABS = ['programme', 'delegation', 'counterparts'] as const
export type VisitTab = (typeof VISIT_TABS)[number]

export type RoadScreen =
  | { at: 'home' }
  | { at: 'visit'; visitId: string; tab: VisitTab }
  | { at: 'meeting'; itemId: string }
  | { at: 'unplanned'; visitId: string | null }
  | { at: 'unsent' }
  | { at: 'nowhere' }

/** Which screen an address is. The server sends one empty page for all of them. */
export function screenAt(href: string): RoadScreen {
  const { pathname, searchParams } = new URL(href, 'http://localhost')
  const [first, second, third, ...rest] = pathname.split('/').filter(Boolean)
  if (first !== 'road' || rest.length > 0) return { at: 'nowhere' }
  const id = third !== undefined && UUID.test(third) ? third : null
  if (second === undefined) return { at: 'home' }
  if (second === 'visits' && id) return { at: 'visit', visitId: id, tab: tabOf(searchParams.get('tab')) }
  if (second === 'meetings' && id) return { at: 'meeting', itemId: id }
  if (third !== undefined) return { at: 'nowhere' }
  if (second === 'unplanned') return { at: 'unplanned', visitId: searchParams.get('visit') }
  return { at: second === 'unsent' ? 'unsent' : 'nowhere' }
}

const tabOf = (text: string | null): VisitTab => VISIT_TABS.find((tab) => tab === text) ?? 'programme'

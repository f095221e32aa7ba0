import { expect, it } from 'vitest'
import { screenAt } from './route'

const ID = '0199a0a0-0000-7000-8000-000000000001'

it.each([
  ['/road', { at: 'home' }],
  ['/road/', { at: 'home' }],
  [`/road/visits/${ID}`, { at: 'visit', visitId: ID, tab: 'programme' }],
  [`/road/visits/${ID}?tab=delegation`, { at: 'visit', visitId: ID, tab: 'delegation' }],
  [`/road/visits/${ID}?tab=other`, { at: 'visit', visitId: ID, tab: 'programme' }],
  [`/road/meetings/${ID}`, { at: 'meeting', itemId: ID }],
  [`/road/unplanned?visit=${ID}`, { at: 'unplanned', visitId: ID }],
  ['/road/unplanned', { at: 'unplanned', visitId: null }],
  ['/road/unsent', { at: 'unsent' }],
  ['/road/visits/x', { at: 'nowhere' }],
  [`/road/meetings/${ID}/more`, { at: 'nowhere' }],
  ['/road/unsent/x', { at: 'nowhere' }],
  ['/visits', { at: 'nowhere' }],
])('%s is its screen', (href, screen) => {
  expect(screenAt(href)).toEqual(screen)
})

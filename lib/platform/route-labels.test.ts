import { expect, it } from 'vitest'
import { routeLabels } from './route-labels'

const labelOf = routeLabels([
  '/',
  '/visits',
  '/visits/new',
  '/visits/[visitId]',
  '/visits/[visitId]/programme/new',
  '/api/auth/[...nextauth]',
  '/icon.svg',
])

it.each([
  ['/', '/'],
  ['/visits', '/visits'],
  ['/visits/', '/visits'],
  ['/visits/new', '/visits/new'],
  ['/visits/01900000-0000-7000-8000-000000000000', '/visits/[visitId]'],
  ['/visits/new/programme/new', '/visits/[visitId]/programme/new'],
  ['/api/auth/callback/credentials', '/api/auth/[...nextauth]'],
  ['/icon.svg', '/icon.svg'],
  ['/_next/static/chunks/0a1b2c.js', '/_next/static'],
  ['/_next/image', '/_next/image'],
  ['/visits/x/unknown', 'other'],
  ['/constructor', 'other'],
  ['/wp-login.php', 'other'],
  ['', '/'],
])('%s is counted as %s', (path, label) => expect(labelOf(path)).toBe(label))

import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '@/lib/auth/permissions'
import { destinationsFor, isAt } from './destinations'

const as = (...roles: Role[]) => ({ kind: 'user' as const, roles })
const keys = (role: Role) => destinationsFor(as(role)).map(({ key }) => key)

describe('the rail', () => {
  it('shows everyone what all may see', () => {
    for (const role of ROLES) {
      expect(keys(role).slice(0, 3)).toEqual(['desk', 'visits', 'followUps'])
    }
  })
  it('shows the queue of reviews to managers alone', () => {
    expect(ROLES.filter((role) => keys(role).includes('reviews'))).toEqual(['manager'])
  })
  it('leads an admin to the accounts and a manager to the audit trail', () => {
    const admin = (role: Role) => destinationsFor(as(role)).find(({ key }) => key === 'admin')?.href
    expect(admin('admin')).toBe('/admin/users')
    expect(admin('manager')).toBe('/admin/audit')
    expect(admin('planner')).toBeUndefined()
  })
  it('carries the counts, and none for nothing', () => {
    const found = destinationsFor(as('manager'), { reviews: 3, desk: 0 })
    expect(found.find(({ key }) => key === 'reviews')).toEqual({ key: 'reviews', href: '/reviews', count: 3 })
    expect(found[0]).toEqual({ key: 'desk', href: '/' })
  })
})

describe('being at a place', () => {
  it.each([
    ['/', '/', true],
    ['/visits', '/', false],
    ['/visits/1/programme', '/visits', true],
    ['/visits-old', '/visits', false],
    ['/admin/audit', '/admin/users', true],
  ])('%s is at %s: %s', (path, href, expected) => {
    expect(isAt(path, href)).toBe(expected)
  })
})

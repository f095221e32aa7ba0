import { type Actor, can, type Permission } from '@/lib/auth/permissions'

export type DestinationKey =
  | 'desk'
  | 'visits'
  | 'followUps'
  | 'reviews'
  | 'missing'
  | 'outcomes'
  | 'agreements'
  | 'organisations'
  | 'people'
  | 'reports'
  | 'admin'

/** What waits at each place; absent or 0 shows nothing. */
export type FrameCounts = Partial<Record<DestinationKey, number>>

export type Destination = { key: DestinationKey; href: string; count?: number }

type Place = { key: DestinationKey; permission: Permission; href: string }

// Admin stands twice: who may not see accounts but may see the audit trail is led straight there.
const PLACES: readonly Place[] = [
  { key: 'desk', permission: 'account.own', href: '/' },
  { key: 'visits', permission: 'visit.see', href: '/visits' },
  { key: 'followUps', permission: 'visit.see', href: '/follow-ups' },
  { key: 'reviews', permission: 'follow-up.review', href: '/reviews' },
  { key: 'missing', permission: 'programme.edit', href: '/missing-readouts' },
  { key: 'outcomes', permission: 'visit.see', href: '/outcomes' },
  { key: 'agreements', permission: 'visit.see', href: '/agreements' },
  { key: 'organisations', permission: 'visit.see', href: '/organisations' },
  { key: 'people', permission: 'visit.see', href: '/people' },
  { key: 'reports', permission: 'visit.see', href: '/reports' },
  { key: 'admin', permission: 'account.admin', href: '/admin/users' },
  { key: 'admin', permission: 'audit.see', href: '/admin/audit' },
]

/** Where this person may go, in the order of the rail, with what waits there. */
export function destinationsFor(actor: Pick<Actor, 'kind' | 'roles'>, counts: FrameCounts = {}): Destination[] {
  const found = new Map<DestinationKey, Destination>()
  for (const { key, permission, href } of PLACES) {
    if (found.has(key) || !can(actor, permission)) continue
    const count = counts[key]
    found.set(key, count ? { key, href, count } : { key, href })
  }
  return [...found.values()]
}

/** True when `path` is the place or below it; the desk is only itself, and all of Admin is one place. */
export function isAt(path: string, href: string): boolean {
  if (href === '/') return path === '/'
  const place = href.startsWith('/admin/') ? '/admin' : href
  return path === place || path.startsWith(`${place}/`)
}

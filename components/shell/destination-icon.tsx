import {
  Building2,
  CheckCheck,
  ClipboardCheck,
  Handshake,
  House,
  type LucideIcon,
  Plane,
  Settings,
  Users,
} from 'lucide-react'
import type { DestinationKey } from './destinations'

const ICONS: Record<DestinationKey, LucideIcon> = {
  desk: House,
  visits: Plane,
  followUps: ClipboardCheck,
  reviews: CheckCheck,
  outcomes: Handshake,
  organisations: Building2,
  people: Users,
  admin: Settings,
}

/** Always beside the word. */
export function DestinationIcon({ of }: { of: DestinationKey }) {
  const Icon = ICONS[of]
  return <Icon aria-hidden size={18} className="shrink-0" />
}

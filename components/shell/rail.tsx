'use client'

import { NavLink, type Place } from './nav-link'

/** The places of the frame, one under the other. */
export function Rail({ places }: { places: readonly Place[] }) {
  return (
    <ul className="grid gap-0.5">
      {places.map((place) => (
        <li key={place.key}>
          <NavLink place={place} shape="rail" />
        </li>
      ))}
    </ul>
  )
}

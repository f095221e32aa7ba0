'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and until the page is alive: what would lose an input or a press waits for it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

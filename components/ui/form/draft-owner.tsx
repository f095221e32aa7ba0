'use client'

import { createContext, type ReactNode, use, useEffect } from 'react'
import { dropDrafts } from './draft'

const Owner = createContext<string | null>(null)

/** Whose drafts the forms inside keep; drafts of anybody else in this tab are dropped. */
export function DraftOwner({ userId, children }: { userId: string; children: ReactNode }) {
  useEffect(() => dropDrafts(userId), [userId])
  return <Owner value={userId}>{children}</Owner>
}

export const useDraftOwner = (): string | null => use(Owner)

import type { Prisma, Tx } from '@/lib/platform/db'
import type { NoticeKind, NoticeValues } from './types'

export type NoticeInput = {
  userId: string
  kind: NoticeKind
  /** Scope of reading; null for what belongs to no visit. */
  visitId: string | null
  subjectType: string
  subjectId: string
  values: NoticeValues
}

/** Writes notices with the transaction of what they tell of: they stand or fall with it. */
export async function notify(tx: Tx, notices: readonly NoticeInput[], now: Date): Promise<void> {
  if (notices.length === 0) return
  await tx.notification.createMany({
    data: notices.map(({ values, ...notice }) => ({
      ...notice,
      createdAt: now,
      values: values satisfies Prisma.InputJsonObject,
    })),
  })
}

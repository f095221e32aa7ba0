import { Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { endingOf } from './rules'
import type { AgreementLine } from './types'

/** What a line is made of, over `agreement a JOIN visit v`. */
export const LINE = Prisma.sql`a.id, a.number, a.title, a.type, a.status, a.restricted, a.signed_on::text AS "signedOn",
  a.in_force_until::text AS "inForceUntil", a.without_end AS "withoutEnd", a.notice_days AS "noticeDays",
  v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"`

export type LineRow = Pick<
  AgreementLine,
  'id' | 'title' | 'type' | 'status' | 'restricted' | 'signedOn' | 'inForceUntil' | 'withoutEnd'
> & { number: number; noticeDays: number | null; visitId: string; visitNumber: number; visitTitle: string }

/** A line as it stands on the day `today`. */
export const toLine = (row: LineRow, today: string): AgreementLine => ({
  id: row.id,
  reference: reference('A', row.number),
  title: row.title,
  type: row.type,
  status: row.status,
  restricted: row.restricted,
  signedOn: row.signedOn,
  inForceUntil: row.inForceUntil,
  withoutEnd: row.withoutEnd,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
  ...endingOf(row, today),
})

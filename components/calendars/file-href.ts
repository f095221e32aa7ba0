import { withQuery } from '@/lib/platform/address'

/** Where the file of a visit's programme is, or of the part of `whose`: `person:<id>`, `member:<id>`, `subgroup:<id>`. */
export const fileHref = (visitId: string, whose?: string): string =>
  withQuery(`/api/calendars/visits/${visitId}`, { for: whose })

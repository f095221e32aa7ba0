const DAY_MS = 86_400_000

/** No device was without a network for longer: receipts of commands are kept as long. */
export const LONGEST_OFFLINE_DAYS = 90

/**
 * When something was written, by the server's clock: as long before now as it was written before it was sent, by the
 * device's own. So a clock that is wrong by a day makes nothing a day old. Never after now; at most 90 days back; now
 * where the device does not say it.
 */
export function reckonWrittenAt({ writtenAt, sentAt }: { writtenAt: string; sentAt: string }, now: Date): Date {
  const ago = Date.parse(sentAt) - Date.parse(writtenAt)
  if (Number.isNaN(ago)) return now
  return new Date(now.getTime() - Math.min(Math.max(ago, 0), LONGEST_OFFLINE_DAYS * DAY_MS))
}

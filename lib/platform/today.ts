import { todayIn } from '@/lib/time/calendar'
import { readEnv } from './env'

/** The date at home (HOME_ZONE) at `now`, `YYYY-MM-DD`: what "overdue" and "stale" are counted from. */
export const todayAtHome = (now: Date = new Date()): string => todayIn(readEnv().HOME_ZONE, now)

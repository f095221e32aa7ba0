import { headers } from 'next/headers'
import { countLinkMiss } from '@/lib/auth/limits'
import { ADDRESS_HEADER } from '@/lib/auth/peer-address'
import { isLink } from './outside.queries'

/** What an address that is none is answered: one answer, and after many of them from a network that it has to wait. */
export type Refused = { kind: 'none' } | { kind: 'limited'; waitSeconds: number }

/** Counts a wrong token against the network that asks; right ones, also ended ones, are never counted. */
export async function refuseToken(address: string): Promise<Refused> {
  const { waitSeconds } = await countLinkMiss(address)
  return waitSeconds > 0 ? { kind: 'limited', waitSeconds } : { kind: 'none' }
}

/** Whether a request may go on with this token; null when it may. */
export const refusalOf = async (token: string): Promise<Refused | null> =>
  (await isLink(token)) ? null : refuseToken(await networkAddress())

/** Where this request came from. */
export const networkAddress = async (): Promise<string> => (await headers()).get(ADDRESS_HEADER) ?? 'unknown'

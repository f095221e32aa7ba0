import { type Refused, refuseToken } from './door'
import { noteLinkUse } from './outside.commands'
import { openLink } from './outside.queries'
import type { OutsidePage } from './types'

/**
 * What the page of a private address shows. One statement for a right one, and a second once a minute; a wrong one is
 * counted against the network that asks.
 * @param address of the network
 */
export async function openPage(
  { token, address }: { token: string; address: string },
  now: Date,
): Promise<{ kind: 'page'; page: OutsidePage } | Refused> {
  const opened = await openLink(token, now)
  if (!opened) return refuseToken(address)
  if (opened.useDue && opened.page.answer !== 'ended') await noteLinkUse(opened.id, now)
  return { kind: 'page', page: opened.page }
}

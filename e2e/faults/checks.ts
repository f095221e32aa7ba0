import { withClient } from '@/lib/platform/postgres/roles'
import type { Phone } from './phone'

/** A word that was typed: where it belongs, and which phone has it until it is acknowledged. */
export type Word = { word: string; readoutId: string; key: string; phone: Phone }

export type Found = {
  words: number
  /** In the database once, in the text that stands. */
  once: number
  /** Neither there nor on its phone. */
  lost: string[]
  /** There more than once. */
  doubled: string[]
  /** Not acknowledged, and still on its phone. */
  waiting: number
  /** Sections whose version is not the number of revisions that were applied. */
  uneven: string[]
}

/**
 * Where every word is that was typed: exactly once in the text that stands, or still on its phone, and each save that
 * was acknowledged exactly one revision.
 */
export async function findWords(ownerUrl: string, words: readonly Word[]): Promise<Found> {
  const texts = await textsOf(ownerUrl)
  const held = new Map<Phone, string>()
  const found: Found = { words: words.length, once: 0, lost: [], doubled: [], waiting: 0, uneven: texts.uneven }
  for (const { word, readoutId, key, phone } of words) {
    const times = (texts.standing.get(`${readoutId}/${key}`) ?? '').split(word).length - 1
    if (times > 1) found.doubled.push(word)
    else if (times === 1) found.once += 1
    else {
      if (!held.has(phone)) held.set(phone, await phone.words())
      if (held.get(phone)?.includes(word)) found.waiting += 1
      else found.lost.push(word)
    }
  }
  return found
}

async function textsOf(ownerUrl: string) {
  return await withClient(ownerUrl, async (client) => {
    const standing = await client.query<{ place: string; text: string }>(
      `SELECT readout_id || '/' || key AS place, text FROM readout_section`,
    )
    const uneven = await client.query<{ place: string }>(`
      SELECT s.readout_id || '/' || s.key AS place FROM readout_section s
      WHERE s.version <> (SELECT count(*) FROM readout_revision r
        WHERE r.readout_id = s.readout_id AND r.section_key = s.key AND r.kind <> 'aside')`)
    return {
      standing: new Map(standing.rows.map(({ place, text }) => [place, text])),
      uneven: uneven.rows.map(({ place }) => place),
    }
  })
}

/** How often each text is there among the records of a table; one that is not there is 0. */
export async function countTexts(
  ownerUrl: string,
  column: 'outcome.text' | 'follow_up.title',
  texts: readonly string[],
): Promise<{ lost: number; doubled: number }> {
  const [table, name] = column.split('.')
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ n: number }>(
      `SELECT (SELECT count(*)::int FROM ${table} WHERE ${name} = wanted) AS n FROM unnest($1::text[]) AS wanted`,
      [texts],
    ),
  )
  return { lost: rows.filter(({ n }) => n === 0).length, doubled: rows.filter(({ n }) => n > 1).length }
}

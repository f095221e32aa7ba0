import { LANDMARKS } from './landmarks'
import { DAY, type Plan } from './plan'
import { Rng } from './random'
import type { Sink } from './sink'
import { dayOf, instant } from './tables'
import { keyOf, SUBJECTS, syllableName } from './words'

const KINDS = [
  ['ministry', 'Generated ministry of', 'Сгенерированное министерство', '部'],
  ['agency', 'Generated agency for', 'Сгенерированное агентство', '局'],
  ['company', 'Generated company for', 'Сгенерированная компания', '公司'],
  ['academia', 'Generated institute of', 'Сгенерированный институт', '研究所'],
  ['association', 'Generated association for', 'Сгенерированная ассоциация', '协会'],
  ['parliament', 'Generated committee on', 'Сгенерированный комитет', '委员会'],
  ['local_government', 'Generated city department of', 'Сгенерированное городское управление', '市局'],
] as const
const COUNTRIES = ['UZ', 'UZ', 'UZ', 'CN', 'KZ', 'DE', 'TR', 'JP', 'KR', 'AE', 'IN', 'FR', 'US', 'IT', 'GB'] as const

/** One organisation a few percent of which lie in the archive. @returns its name. */
export function addOrganisation(sink: Sink, plan: Plan, ids: readonly string[], index: number): string {
  const rng = new Rng(plan.size.seed, 4, index)
  const id = ids[index] ?? ''
  const [subject, cyrillic, chinese] = rng.pick(SUBJECTS)
  const [kind, latin, russian, han] = rng.pick(KINDS)
  const name = `${latin} ${subject} ${index + 1}`
  const createdAt = madeAt(plan, index, ids.length)
  sink.add('organisation', {
    id,
    name,
    kind,
    country_code: rng.pick(COUNTRIES),
    parent_id: index > 20 && rng.chance(0.2) ? (ids[rng.skewed(index)] ?? null) : null,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    archived_at: id !== LANDMARKS.organisation && index % 90 === 60 ? instant(createdAt + 300) : null,
  })
  const names = [[name, 'en', 'Latn', 'official']]
  if (rng.chance(0.6)) names.push([`${russian} ${cyrillic} ${index + 1}`, 'ru', 'Cyrl', 'translation'])
  if (rng.chance(0.4)) names.push([`生成${chinese}${han}${index + 1}`, 'zh-Hans', 'Hans', 'translation'])
  addNames(sink, 'organisation', id, names, rng, createdAt)
  return name
}

/** One person with names in one to three scripts and up to two positions. */
export function addPerson(sink: Sink, plan: Plan, ids: Ids, index: number): string {
  const rng = new Rng(plan.size.seed, 5, index)
  const id = ids.people[index] ?? ''
  const [latin, cyrillic, chinese] = syllableName(rng)
  const name = `Generated ${latin} ${index + 1}`
  const createdAt = madeAt(plan, index, ids.people.length)
  sink.add('person', {
    id,
    name,
    languages: rng.chance(0.5) ? '{uz,ru,en}' : '{}',
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    archived_at: index >= ids.users && index % 90 === 60 ? instant(createdAt + 300) : null,
  })
  const names = [[name, 'en', 'Latn', 'official']]
  if (rng.chance(0.7)) names.push([`Сгенерированный ${cyrillic} ${index + 1}`, 'ru', 'Cyrl', 'transliteration'])
  if (rng.chance(0.6)) names.push([`生成${chinese}${index + 1}`, 'zh-Hans', 'Hans', 'transliteration'])
  addNames(sink, 'person', id, names, rng, createdAt)
  addPositions(sink, ids, id, rng, createdAt)
  return name
}

/** The ids of the directory; the first people are those of the users. */
export type Ids = { organisations: readonly string[]; people: readonly string[]; users: number }

export function directoryIds(plan: Plan): Ids {
  const { organisations, people, users } = plan.totals
  const list = (kind: number, length: number) =>
    Array.from({ length }, (_, i) => new Rng(plan.size.seed, kind, i).uuid(madeAt(plan, i, length)))
  const ids = list(6, organisations)
  ids[0] = LANDMARKS.organisation
  return { organisations: ids, people: list(7, people), users }
}

const madeAt = (plan: Plan, index: number, of: number) =>
  Math.floor(plan.start + ((index + 0.5) / of) * (plan.end - plan.start - 30 * DAY))

function addNames(
  sink: Sink,
  of: 'organisation' | 'person',
  id: string,
  names: readonly (readonly (string | undefined)[])[],
  rng: Rng,
  at: number,
): void {
  names.forEach(([text = '', tag = 'und', script = 'Other', kind = 'official'], index) => {
    const row = {
      id: rng.uuid(at + index),
      text,
      language_tag: tag,
      script,
      kind,
      is_primary: index === 0,
      search_key: keyOf(text),
    }
    if (of === 'organisation') sink.add('organisation_name', { ...row, organisation_id: id })
    else sink.add('person_name', { ...row, person_id: id })
  })
}

export const POSTS = ['head of section', 'director', 'adviser', 'deputy head', 'expert', 'secretary'] as const

function addPositions(sink: Sink, ids: Ids, personId: string, rng: Rng, at: number): void {
  const count = rng.chance(0.3) ? 2 : 1
  for (let i = 0; i < count; i += 1) {
    const from = at - (count - i) * 900 * DAY
    sink.add('position', {
      id: rng.uuid(at + i),
      person_id: personId,
      organisation_id: ids.organisations[rng.skewed(ids.organisations.length)] ?? '',
      title: `Generated ${rng.pick(POSTS)}`,
      from_date: dayOf(from),
      until_date: i < count - 1 ? dayOf(from + 800 * DAY) : null,
    })
  }
}

import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import type { Translator } from '@/lib/platform/words'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { type ExportFormat, followUpsFile } from './export'
import { followUpBatches } from './export.queries'
import type { FollowUpView } from './filters'
import { listFollowUps } from './queries'
import { makeFilterWorld, TODAY } from './testing/filter-world.commands'
import { everything, hostsOf, type Known, passes, sees } from './testing/reference-filter.queries'

type Someone = Actor & { userId: string }
let viewer: Someone
let manager: Someone
let rows: Known[]
// Words are tried where they are made: here a key stands for itself.
const t = Object.assign((key: string) => key, { has: () => true }) satisfies Translator

beforeAll(async () => {
  viewer = actorOf(await makeUser(db(), { roles: ['viewer'] }))
  manager = actorOf(await makeUser(db(), { roles: ['manager'] }))
  await makeFilterWorld([])
  rows = await everything()
}, 120_000)

const bytes = async (actor: Someone, view: FollowUpView, format: ExportFormat) => {
  const { body } = followUpsFile({ actor, view, format, today: TODAY, t })
  return Buffer.from(await new Response(body).arrayBuffer())
}

it.each([{}, { country: 'CN', overdue: '1' }, { lead: 'ministry', status: 'unfinished' }, { q: 'метро' }])(
  'holds every row of the register, each once, in its order: %o',
  async (filters) => {
    for (const actor of [viewer, manager]) {
      const expected = rows.filter((row) => sees(actor, row) && passes(row, filters, TODAY))
      const csv = (await bytes(actor, filters, 'csv')).toString('utf8').slice(1)
      const lines = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data.slice(1)
      expect(lines.map(([number]) => number)).toEqual(expected.map(({ number }) => reference('F', number)))
      const sheet = (await readSheet(await bytes(actor, filters, 'xlsx'))).slice(1)
      expect(sheet.map(([number, title]) => [number, title])).toEqual(
        expected.map(({ number, title }) => [reference('F', number), title]),
      )
    }
  },
  60_000,
)

it('has the columns that are chosen, as the register shows them', async () => {
  const view = { columns: 'firstDue,progress,country,agreedOn', country: 'JP' }
  const [head, ...lines] = Papa.parse<string[]>((await bytes(manager, view, 'csv')).toString('utf8').slice(1), {
    skipEmptyLines: true,
  }).data
  expect(head).toEqual([
    'followUps.register.reference',
    'followUps.register.title',
    'followUps.register.visit',
    'followUps.register.firstDue',
    'followUps.register.country',
    'followUps.register.percentDone',
    'followUps.filter.judgement',
    'followUps.register.agreedOn',
  ])
  const { rows: shown } = await listFollowUps(manager, view, TODAY)
  const said = shown.map((row) => [
    row.firstDueDate ?? '',
    row.countries.map((code) => ({ CN: 'China', JP: 'Japan' })[code]).join(', '),
    row.percent === null ? '' : String(row.percent),
    row.judgement ? `followUps.judgement.${row.judgement}` : '',
    row.agreedOn ?? '',
  ])
  expect(lines.slice(0, shown.length).map((line) => line.slice(3))).toEqual(said)
  expect(new Set(said.map(([, countries]) => countries))).toContain('China, Japan')
})

it('says who hosts and what the visit is about, in the register and in the file, where that is chosen', async () => {
  const view = { columns: 'host,topic' }
  const { rows: shown } = await listFollowUps(manager, view, TODAY)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const plain = shown.map(({ id }) => {
    const row = byId.get(id)
    const hosts = row ? [...new Set(hostsOf(row).map(({ name }) => name))].sort() : []
    const topics = row?.visit.topics.toSorted((a, b) => a.position - b.position).map(({ topic }) => topic.name) ?? []
    return [hosts.join('; '), topics.toSorted().join('; ')]
  })
  const inWords = shown.map(({ hosts, topics }) => [
    hosts
      .map(({ name }) => name)
      .toSorted()
      .join('; '),
    topics.toSorted().join('; '),
  ])
  expect(inWords).toEqual(plain)
  for (const at of [0, 1]) expect(new Set(plain.map((row) => row[at])).size).toBeGreaterThan(2)
  const [, ...lines] = Papa.parse<string[]>((await bytes(manager, view, 'csv')).toString('utf8').slice(1), {
    skipEmptyLines: true,
  }).data
  const said = shown.map(({ hosts, topics }) => [hosts.map(({ name }) => name).join('; '), topics.join('; ')])
  expect(lines.slice(0, shown.length).map((line) => line.slice(3))).toEqual(said)
  // Unasked they cost nothing.
  const { rows: usual } = await listFollowUps(manager, {}, TODAY)
  expect(usual.every(({ hosts, topics }) => hosts.length === 0 && topics.length === 0)).toBe(true)
})

it('reads no further than its reader', async () => {
  const batches = followUpBatches(manager, {}, TODAY)
  expect((await batches.next()).value).toHaveLength(1_000)
  await batches.return(undefined)
  expect((await batches.next()).done).toBe(true)
})

it('is called by its day', () => {
  const { fileName, mediaType } = followUpsFile({ actor: manager, view: {}, format: 'xlsx', today: TODAY, t })
  expect([fileName, mediaType]).toEqual(['followUps.export.fileName.xlsx', expect.stringContaining('spreadsheetml')])
})

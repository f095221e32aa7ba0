import { beforeAll, describe, expect, it } from 'vitest'
import { commandsAt, type Input } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation } from '@/prisma/factories/directory'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor & { userId: string }
const run = commandsAt(NOW, () => planner)

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
})

const name = (text: string, languageTag = 'und', kind = 'official') => ({ text, languageTag, kind })
const organisation = (id: string) =>
  db().organisation.findUniqueOrThrow({ where: { id }, include: { names: { orderBy: { id: 'asc' } } } })
const events = (subjectId: string) =>
  db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true, changes: true } })

describe('adding an organisation', () => {
  it('keeps every name with its script and key, the first one primary, empty rows dropped', async () => {
    const id = newId()
    const result = await run(commands.createOrganisation, {
      id,
      names: [
        name('Oʻzbekiston tadqiqot markazi', 'uz-Latn'),
        name('  '),
        name('Ўзбекистон тадқиқот маркази', 'uz-Cyrl', 'transliteration'),
      ],
      kind: 'academia',
      countryCode: 'UZ',
      parent: { name: 'Academy above the centre' },
      note: '',
    })
    expect(result).toEqual({ ok: true, value: { id } })
    const stored = await organisation(id)
    expect(stored).toMatchObject({
      name: 'Oʻzbekiston tadqiqot markazi',
      kind: 'academia',
      countryCode: 'UZ',
      note: null,
      version: 1,
    })
    expect(stored.names).toMatchObject([
      {
        text: 'Oʻzbekiston tadqiqot markazi',
        script: 'Latn',
        isPrimary: true,
        searchKey: 'ozbekiston tadkikot markazi',
      },
      { text: 'Ўзбекистон тадқиқот маркази', script: 'Cyrl', isPrimary: false, kind: 'transliteration' },
    ])
    const parent = await organisation(stored.parentId ?? '')
    expect(parent.name).toBe('Academy above the centre')
    expect(await events(id)).toEqual([{ action: 'organisation.created', changes: {} }])
    expect(await events(parent.id)).toEqual([{ action: 'organisation.created', changes: {} }])
  })

  it('is one record when it is sent twice', async () => {
    const input = { commandId: newId(), names: [name('Sent twice')] }
    const [one, two] = await Promise.all([
      commands.createOrganisation(planner, input, NOW),
      commands.createOrganisation(planner, input, NOW),
    ])
    expect(one).toEqual({ ok: true, value: { id: input.commandId } })
    expect(two).toEqual(one)
    expect(await db().organisation.count({ where: { name: 'Sent twice' } })).toBe(1)
  })

  it('asks first when a name looks the same in another script, other spelling or another order of words', async () => {
    const there = await makeOrganisation(db(), { name: 'Тошкент шаҳар ҳокимлиги' })
    const archived = await makeOrganisation(db(), { name: 'Toshkent shahar hokimligi', archivedAt: NOW })
    for (const text of ['Toshkent shahar hokimligi', 'TOSHKENT SHAHAR XOKIMLIGI', 'hokimligi Toshkent shahar']) {
      const asked = await run(commands.createOrganisation, { names: [name('A quite different body'), name(text)] })
      expect(asked).toEqual({
        ok: false,
        failure: {
          kind: 'confirm',
          warnings: [
            {
              code: `looksLike:${there.id}`,
              field: 'names',
              key: 'refusals.directory.organisationLooksLike',
              values: { name: 'Тошкент шаҳар ҳокимлиги' },
              href: `/organisations/${there.id}`,
            },
          ],
        },
      })
    }
    const saved = await run(commands.createOrganisation, {
      names: [name('Toshkent shahar hokimligi')],
      confirmed: [`looksLike:${there.id}`],
    })
    expect(saved.ok).toBe(true)
    expect((await organisation(archived.id)).archivedAt).toEqual(NOW)
  })

  it('says beside the field what is wrong', async () => {
    const bad = await run(commands.createOrganisation, {
      names: [name(''), name('Second', 'not a tag')],
      countryCode: 'China',
      note: 'x'.repeat(1_000_000),
    })
    expect(bad).toMatchObject({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: {
          'names.1.languageTag': [{ key: 'errors.choose' }],
          countryCode: [{ key: 'errors.choose' }],
          note: [{ key: 'errors.tooLong', values: { maximum: 5000 } }],
        },
      },
    })
    expect(await run(commands.createOrganisation, { names: [name(' ')] })).toMatchObject({
      failure: { fields: { 'names.0.text': [{ key: 'errors.nameRequired' }] } },
    })
    expect(await run(commands.createOrganisation, { names: [name('Bell\u0007')] })).toMatchObject({
      failure: { fields: { 'names.0.text': [{ key: 'errors.controlCharacters' }] } },
    })
    expect(await run(commands.createOrganisation, { names: [name('Orphan')], parent: { id: newId() } })).toEqual({
      ok: false,
      failure: { kind: 'invalid', fields: { parent: [{ key: 'errors.referenceGone' }] } },
    })
  })
})

describe('changing an organisation', () => {
  const edited = (id: string, version: number, more: Input = {}) => ({
    organisationId: id,
    version,
    names: [name(`Edited ${id}`)],
    ...more,
  })

  it('replaces the names, notes what changed from what to what, and takes away the mark of what was proposed', async () => {
    const made = await makeOrganisation(db(), { kind: 'company', proposed: ['kind', 'note'] })
    expect(await run(commands.editOrganisation, edited(made.id, 1, { kind: 'agency' }))).toEqual({
      ok: true,
      value: null,
    })
    expect(await organisation(made.id)).toMatchObject({
      name: `Edited ${made.id}`,
      kind: 'agency',
      version: 2,
      proposed: ['note'],
    })
    expect(await events(made.id)).toEqual([
      {
        action: 'organisation.edited',
        changes: { kind: { from: 'company', to: 'agency' }, names: { from: made.name, to: `Edited ${made.id}` } },
      },
    ])
  })

  it('answers an older version with both texts and changes nothing', async () => {
    const parent = await makeOrganisation(db())
    const made = await makeOrganisation(db(), { note: 'Theirs', version: 4, parentId: parent.id })
    const stale = await run(commands.editOrganisation, {
      organisationId: made.id,
      version: 3,
      base: { note: 'At first' },
      names: [name(made.name)],
      note: 'Mine',
    })
    expect(stale).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 4,
        fields: [
          { field: 'parent', base: '', mine: '', theirs: JSON.stringify({ id: parent.id, label: parent.name }) },
          { field: 'note', base: 'At first', mine: 'Mine', theirs: 'Theirs' },
        ],
      },
    })
    expect(await organisation(made.id)).toMatchObject({ note: 'Theirs', version: 4 })
  })

  it('refuses to stand under itself, directly or below', async () => {
    const top = await makeOrganisation(db())
    const middle = await makeOrganisation(db(), { parentId: top.id })
    const bottom = await makeOrganisation(db(), { parentId: middle.id })
    for (const parent of [top, middle, bottom]) {
      const refused = await run(commands.editOrganisation, edited(top.id, 1, { parent: { id: parent.id } }))
      expect(refused).toEqual({
        ok: false,
        failure: { kind: 'invalid', fields: { parent: [{ key: 'errors.parentCircle' }] } },
      })
    }
    const fine = await run(commands.editOrganisation, edited(bottom.id, 1, { parent: { id: top.id } }))
    expect(fine.ok).toBe(true)
  })

  it('lets only one of two halves of a circle be saved at the same moment', async () => {
    const [a, b] = [await makeOrganisation(db()), await makeOrganisation(db())]
    const both = await Promise.all([
      run(commands.editOrganisation, edited(a.id, 1, { parent: { id: b.id } })),
      run(commands.editOrganisation, edited(b.id, 1, { parent: { id: a.id } })),
    ])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
  })

  it('keeps a parent that was archived since, and takes no new one that is archived', async () => {
    const gone = await makeOrganisation(db(), { archivedAt: NOW })
    const made = await makeOrganisation(db(), { parentId: gone.id })
    const other = await makeOrganisation(db())
    expect((await run(commands.editOrganisation, edited(made.id, 1, { parent: { id: gone.id } }))).ok).toBe(true)
    expect(await run(commands.editOrganisation, edited(other.id, 1, { parent: { id: gone.id } }))).toMatchObject({
      failure: { fields: { parent: [{ key: 'errors.referenceGone' }] } },
    })
  })

  it('asks about a name only when that name is new', async () => {
    const twin = await makeOrganisation(db(), { name: 'Twin association of friendship' })
    const made = await makeOrganisation(db(), { name: 'Twin association of friendship' })
    const same = { organisationId: made.id, version: 1, names: [name(made.name)], note: 'A note' }
    expect((await run(commands.editOrganisation, same)).ok).toBe(true)
    const more = { organisationId: made.id, version: 2, names: [name(made.name), name('Friendship association, twin')] }
    expect(await run(commands.editOrganisation, more)).toMatchObject({
      failure: { kind: 'confirm', warnings: [{ code: `looksLike:${twin.id}` }] },
    })
  })

  it('answers that it is missing when there is none', async () => {
    const missing = { ok: false, failure: { kind: 'missing' } }
    expect(await run(commands.editOrganisation, edited(newId(), 1))).toEqual(missing)
    expect(await run(commands.archiveOrganisation, { organisationId: newId(), version: 1 })).toEqual(missing)
    expect(await run(commands.editPerson, { personId: newId(), version: 1, names: [name('Nobody')] })).toEqual(missing)
    expect(await run(commands.restorePerson, { personId: newId(), version: 1 })).toEqual(missing)
  })
})

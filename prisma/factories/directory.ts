import type { Prisma, Tx } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { detectScript } from '@/lib/search/script'
import { nextNumber } from './unique'

type OrganisationOverrides = Partial<Omit<Prisma.OrganisationUncheckedCreateInput, 'names'>> & { otherNames?: string[] }
type PersonOverrides = Partial<Omit<Prisma.PersonUncheckedCreateInput, 'names'>> & { otherNames?: string[] }

/** An organisation with its primary name as a row, and others where given. */
export async function makeOrganisation(db: Tx, { otherNames = [], ...overrides }: OrganisationOverrides = {}) {
  const name = overrides.name ?? `Organisation ${nextNumber()}`
  return db.organisation.create({ data: { ...overrides, name, names: { create: nameRows(name, otherNames) } } })
}

/** A person with the primary name as a row, and others where given. */
export async function makePerson(db: Tx, { otherNames = [], ...overrides }: PersonOverrides = {}) {
  const name = overrides.name ?? `Person ${nextNumber()}`
  return db.person.create({ data: { ...overrides, name, names: { create: nameRows(name, otherNames) } } })
}

/** A position of a new person in a new organisation, unless told. */
export async function makePosition(db: Tx, overrides: Partial<Prisma.PositionUncheckedCreateInput> = {}) {
  return db.position.create({
    data: {
      title: `Head of section ${nextNumber()}`,
      ...overrides,
      personId: overrides.personId ?? (await makePerson(db)).id,
      organisationId: overrides.organisationId ?? (await makeOrganisation(db)).id,
    },
  })
}

const nameRows = (name: string, others: readonly string[]) =>
  [name, ...others].map((text, index) => ({
    text,
    script: detectScript(text),
    kind: index === 0 ? ('official' as const) : ('translation' as const),
    isPrimary: index === 0,
    searchKey: searchKey(text),
  }))

import type { CommandContext } from '@/lib/audit/command'
import { resolveMany } from '@/lib/directory/resolve-many'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { newId } from '@/lib/platform/id'
import { invalid, ok, type Result } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import { type LoadedAgreement, PARTIES } from './load.commands'
import type { AgreementFields, PartyInput } from './schema'

type Input = Omit<AgreementFields, 'commandId' | 'agreementId' | 'version' | 'base' | 'parties'>

/** The agreement's own columns from a form; `number`, status and version are not a form's to set. */
export const agreementColumns = (input: Input) => ({
  type: input.type,
  title: input.title,
  searchKey: searchKey(input.title),
  owedBy: input.owedBy,
  itemId: input.itemId,
  signedOn: dayToDb(input.signedOn),
  signedPlace: input.signedPlace,
  inForceFrom: dayToDb(input.inForceFrom),
  inForceUntil: dayToDb(input.inForceUntil),
  withoutEnd: input.withoutEnd,
  noticeDays: input.noticeDays,
  renewal: input.renewal,
  note: input.note,
})

/** The programme item of a form: of the visit and not in the archive, or the one that stands there already. */
export async function checkItem(
  { tx }: CommandContext,
  itemId: string | null,
  { visitId, standing = null }: { visitId: string; standing?: string | null },
): Promise<Result<null>> {
  if (itemId === null || itemId === standing) return ok(null)
  const found = await tx.programmeItem.count({ where: { id: itemId, visitId, archivedAt: null } })
  return found > 0 ? ok(null) : invalid('itemId', 'errors.referenceGone')
}

/** As the columns of `agreement_party` take it. */
type PartyRow = {
  id: string
  side: PartyInput['side']
  organisationId: string
  signatoryId: string | null
  signatoryTitle: string | null
  position: number
}
type Standing = Pick<LoadedAgreement, 'parties'>

/**
 * The parties of a form with the records that they name, made where they are new. A row without an organisation is not
 * kept; an organisation is a party once. Who stands there already may stay, also when archived since.
 */
export async function resolveParties(
  context: CommandContext,
  parties: readonly PartyInput[],
  { parties: standing }: Standing = { parties: [] },
): Promise<Result<PartyRow[]>> {
  const alone = parties.findIndex((party) => !party.organisation && (party.signatory || party.signatoryTitle))
  if (alone >= 0) return invalid(`parties.${alone}.organisation`, 'errors.partyOrganisation')
  const kept = parties.flatMap((party, at) => (party.organisation ? [{ ...party, at }] : []))
  const organisations = await resolveColumn(context, 'organisation', kept, standing)
  if (!organisations.ok) return organisations
  const signatories = await resolveColumn(context, 'signatory', kept, standing)
  if (!signatories.ok) return signatories
  const rows: PartyRow[] = []
  for (const [index, { side, signatoryTitle, at }] of kept.entries()) {
    const organisationId = organisations.value[index]
    if (!organisationId) continue
    if (rows.some((row) => row.organisationId === organisationId)) {
      return invalid(`parties.${at}.organisation`, 'errors.partyTwice')
    }
    const signatoryId = signatories.value[index] ?? null
    rows.push({ id: newId(), side, organisationId, signatoryId, signatoryTitle, position: rows.length })
  }
  return ok(rows)
}

async function resolveColumn(
  context: CommandContext,
  column: 'organisation' | 'signatory',
  parties: readonly (PartyInput & { at: number })[],
  standing: Standing['parties'],
): Promise<Result<(string | null)[]>> {
  const there = new Set(standing.map((party) => (column === 'organisation' ? party.organisationId : party.signatoryId)))
  const choices = parties.map((party) => party[column])
  const stays = (choice: PartyInput['organisation']) => choice !== null && 'id' in choice && there.has(choice.id)
  const kind = column === 'organisation' ? 'organisation' : 'person'
  const found = await resolveMany(
    context,
    kind,
    choices.map((choice) => (stays(choice) ? null : choice)),
  )
  if (!found.ok) return found
  const { ids, goneAt } = found.value
  if (goneAt !== null) return invalid(`parties.${parties[goneAt]?.at ?? 0}.${column}`, 'errors.referenceGone')
  return ok(choices.map((choice, at) => (choice && 'id' in choice && stays(choice) ? choice.id : (ids[at] ?? null))))
}

/** Replaces the parties as a whole. */
export async function writeParties({ tx }: CommandContext, agreementId: string, rows: readonly PartyRow[]) {
  await tx.agreementParty.deleteMany({ where: { agreementId } })
  await tx.agreementParty.createMany({ data: rows.map((row) => ({ ...row, agreementId })) })
}

/** The parties as they stand now. */
export const partiesOf = ({ tx }: CommandContext, agreementId: string) =>
  tx.agreementParty.findMany({ where: { agreementId }, ...PARTIES })

type Party = LoadedAgreement['parties'][number]

/** As the history tells it. */
export const partiesInWords = (parties: readonly Party[]): string | null =>
  parties
    .map(({ organisation, signatory, signatoryTitle }) => {
      const signs = [signatory?.name, signatoryTitle].filter(Boolean).join(', ')
      return signs ? `${organisation.name} (${signs})` : organisation.name
    })
    .join('; ') || null

type Named = { id?: string; name: string } | null
const choice = (named: Named) => named && (named.id ? { id: named.id, label: named.name } : { name: named.name })

/** As the form's rows hold it. */
const partyTyped = (party: { side: string; organisation: Named; signatory: Named; signatoryTitle: string | null }) => ({
  side: party.side,
  organisation: choice(party.organisation),
  signatory: choice(party.signatory),
  signatoryTitle: party.signatoryTitle ?? '',
})

type Shown = Omit<Input, 'withoutEnd' | 'noticeDays'> & { withoutEnd: boolean; noticeDays: number | null }

/** As the form's fields take it, to be compared field by field: all texts, the parties as JSON. */
const asTyped = (shown: Shown, parties: unknown) => ({
  title: shown.title,
  type: shown.type,
  owedBy: shown.owedBy,
  itemId: shown.itemId,
  signedOn: shown.signedOn,
  signedPlace: shown.signedPlace,
  inForceFrom: shown.inForceFrom,
  inForceUntil: shown.inForceUntil,
  withoutEnd: String(shown.withoutEnd),
  noticeDays: shown.noticeDays === null ? null : String(shown.noticeDays),
  renewal: shown.renewal,
  note: shown.note,
  parties: JSON.stringify(parties),
})

/** The record as an edit form would show it now. */
export const theirsTyped = (agreement: LoadedAgreement) =>
  asTyped(
    {
      ...agreement,
      signedOn: dayFromDb(agreement.signedOn),
      inForceFrom: dayFromDb(agreement.inForceFrom),
      inForceUntil: dayFromDb(agreement.inForceUntil),
    },
    agreement.parties.map(partyTyped),
  )

/** What the person would save, records by their names. */
export async function mineTyped({ tx }: CommandContext, input: AgreementFields) {
  const ids = (pick: (party: PartyInput) => PartyInput['organisation']) =>
    input.parties.flatMap((party) => {
      const chosen = pick(party)
      return chosen && 'id' in chosen ? [chosen.id] : []
    })
  const select = { id: true, name: true } as const
  const [organisations, people] = [
    await tx.organisation.findMany({ where: { id: { in: ids((party) => party.organisation) } }, select }),
    await tx.person.findMany({ where: { id: { in: ids((party) => party.signatory) } }, select }),
  ]
  const named = (chosen: PartyInput['organisation'], rows: readonly { id: string; name: string }[]): Named =>
    chosen && 'id' in chosen ? (rows.find(({ id }) => id === chosen.id) ?? null) : chosen
  return asTyped(
    input,
    input.parties.map((party) =>
      partyTyped({
        ...party,
        organisation: named(party.organisation, organisations),
        signatory: named(party.signatory, people),
      }),
    ),
  )
}

import type { AgreementView } from '@/lib/agreements/types'

type Labelled = { id: string; label: string }

export type AgreementFormValues = {
  title: string
  type: string
  owedBy: string
  itemId: string
  signedOn: string
  signedPlace: string
  inForceFrom: string
  inForceUntil: string
  withoutEnd: boolean
  noticeDays: string
  renewal: string
  note: string
  parties: { side: string; organisation: Labelled | null; signatory: Labelled | null; signatoryTitle: string }[]
}

/** A new one, with what the address says of it. */
export const newValues = (known: Partial<AgreementFormValues>): AgreementFormValues => ({
  title: '',
  type: 'memorandum',
  owedBy: 'both',
  itemId: '',
  signedOn: '',
  signedPlace: '',
  inForceFrom: '',
  inForceUntil: '',
  withoutEnd: false,
  noticeDays: '',
  renewal: '',
  note: '',
  parties: [emptyParty('ours'), emptyParty('host')],
  ...known,
})

export const emptyParty = (side: string) => ({ side, organisation: null, signatory: null, signatoryTitle: '' })

const choiceOf = (named: { id: string; name: string } | null) => named && { id: named.id, label: named.name }

/** One as its form opens it. */
export const valuesOf = (agreement: AgreementView): AgreementFormValues => ({
  title: agreement.title,
  type: agreement.type,
  owedBy: agreement.owedBy,
  itemId: agreement.meeting?.id ?? '',
  signedOn: agreement.signedOn ?? '',
  signedPlace: agreement.signedPlace ?? '',
  inForceFrom: agreement.inForceFrom ?? '',
  inForceUntil: agreement.inForceUntil ?? '',
  withoutEnd: agreement.withoutEnd,
  noticeDays: agreement.noticeDays === null ? '' : String(agreement.noticeDays),
  renewal: agreement.renewal ?? '',
  note: agreement.note ?? '',
  parties: agreement.parties.map(({ side, organisation, signatory, signatoryTitle }) => ({
    side,
    organisation: choiceOf(organisation),
    signatory: choiceOf(signatory),
    signatoryTitle: signatoryTitle ?? '',
  })),
})

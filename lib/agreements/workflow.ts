import type { Transition } from '@/lib/auth/workflow'

export const AGREEMENT_STATUSES = [
  'proposed',
  'under_negotiation',
  'signed',
  'in_force',
  'expired',
  'terminated',
] as const
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number]

/** Signed at some time: what a reader without `readout.see-internal` sees, and what counts as agreed. */
export const SIGNED = ['signed', 'in_force', 'expired', 'terminated'] as const satisfies readonly AgreementStatus[]

const EDIT = 'agreement.edit' as const

/**
 * Proposed → Under negotiation → Signed → In force → Expired or Terminated. Instruments are signed without a draft that
 * anybody saw, and in force with their signature: both are ways of their own. Nothing happens by itself: when the last
 * day has passed the screen proposes "Expired". Three ways back, each with its reason: a signature that was none, one
 * that is in force after all or again, and one that was not terminated.
 */
export const AGREEMENT_WORKFLOW = [
  {
    command: 'startNegotiation',
    from: ['proposed'],
    to: 'under_negotiation',
    permission: EDIT,
    event: 'agreement.negotiation_started',
  },
  {
    command: 'signAgreement',
    from: ['proposed', 'under_negotiation'],
    to: 'signed',
    permission: EDIT,
    event: 'agreement.signed',
  },
  {
    command: 'signIntoForce',
    from: ['proposed', 'under_negotiation'],
    to: 'in_force',
    permission: EDIT,
    event: 'agreement.signed_into_force',
  },
  { command: 'putInForce', from: ['signed'], to: 'in_force', permission: EDIT, event: 'agreement.in_force' },
  {
    command: 'expireAgreement',
    from: ['signed', 'in_force'],
    to: 'expired',
    permission: EDIT,
    event: 'agreement.expired',
  },
  {
    command: 'terminateAgreement',
    from: ['signed', 'in_force'],
    to: 'terminated',
    permission: EDIT,
    reason: true,
    event: 'agreement.terminated',
  },
  {
    command: 'takeBackSignature',
    from: ['signed', 'in_force'],
    to: 'under_negotiation',
    permission: EDIT,
    reason: true,
    event: 'agreement.signature_taken_back',
  },
  {
    command: 'prolongAgreement',
    from: ['expired'],
    to: 'in_force',
    permission: EDIT,
    reason: true,
    event: 'agreement.prolonged',
  },
  {
    command: 'reinstateAgreement',
    from: ['terminated'],
    to: 'signed',
    permission: EDIT,
    reason: true,
    event: 'agreement.reinstated',
  },
] as const satisfies readonly Transition<AgreementStatus>[]

export type AgreementTransition = (typeof AGREEMENT_WORKFLOW)[number]
export type AgreementStep = AgreementTransition['command']

export const isSigned = (status: AgreementStatus): boolean => SIGNED.some((signed) => signed === status)

/** Signed and neither expired nor terminated: it can end, and notice can be due. */
export const isLive = (status: AgreementStatus): boolean => status === 'signed' || status === 'in_force'

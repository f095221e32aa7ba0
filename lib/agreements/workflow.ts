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

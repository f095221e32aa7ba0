/** Kinds of instruments, in the order in which lists offer them. */
export const AGREEMENT_TYPES = ['memorandum', 'protocol_of_intent', 'agreement', 'contract', 'road_map'] as const
export type AgreementType = (typeof AGREEMENT_TYPES)[number]

import type { InvolvedIn } from './types'

/** The lists of what an organisation or a person takes part in. */
const LISTS = ['meetings', 'visits', 'outcomes', 'followUps'] as const satisfies (keyof InvolvedIn)[]

/** The list that an address asks for, its meetings when it asks for none. */
export const involvedList = (text: string | undefined): keyof InvolvedIn =>
  LISTS.find((list) => list === text) ?? 'meetings'

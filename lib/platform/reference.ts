/** The human reference of a record: `V-0001`. Numbers come from a sequence and may have gaps. */
export const reference = (letter: 'V' | 'P' | 'O' | 'A' | 'F' | 'M', number: number): string =>
  `${letter}-${String(number).padStart(4, '0')}`

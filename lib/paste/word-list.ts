/** Words of a dictionary, written `one | other | third`. */
export const list = (words: string): string[] => words.split('|').map((word) => word.trim())

/** Characters. The least is the issue's; the most keeps hashing a huge text from being a way to tire the server. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const

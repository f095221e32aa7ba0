/** A calendar day as `YYYY-MM-DD` for a `date` column, which Prisma takes as midnight UTC. */
export const dayToDb = (iso: string | null): Date | null => (iso === null ? null : new Date(`${iso}T00:00:00Z`))

/** A `date` column as `YYYY-MM-DD`, whatever zone the process runs in. */
export const dayFromDb = (day: Date | null): string | null => (day === null ? null : day.toISOString().slice(0, 10))

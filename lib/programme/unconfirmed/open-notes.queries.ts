import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'

/**
 * What is noted as to be confirmed about the item `i`, as a JSON list of `ToBeConfirmedView`. Who is asked, until when and
 * the note are the office's own: a reader who may not see what is internal learns only that the field is not settled.
 */
export function openNotesSql(actor: Actor): Prisma.Sql {
  const own = (column: string) => (can(actor, 'readout.see-internal') ? Prisma.raw(`b.${column}`) : Prisma.sql`NULL`)
  return Prisma.sql`(SELECT coalesce(json_agg(json_build_object('field', b.field, 'note', ${own('note')},
      'askedOf', ${own('asked_of')}, 'until', ${own('until')}, 'version', b.version) ORDER BY b.id), '[]')
    FROM to_be_confirmed b WHERE b.item_id = i.id AND b.settled_at IS NULL)`
}

/** The fields of the item `i` that need no value. */
export const NOT_NEEDED = Prisma.sql`ARRAY(SELECT b.field FROM to_be_confirmed b WHERE b.item_id = i.id AND b.not_needed)`

/** What was typed into a form, by the names of its fields. */
export type Typed = Record<string, string | string[]>

/**
 * The texts of a form by name: of a name that stands more than once the first, of one that ends in `[]` all of them as a
 * list. Files are not taken. Anybody may send any number of names: each is looked at once.
 */
export function typedIn(form: FormData): Typed {
  const typed = new Map<string, string | string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    if (!name.endsWith('[]')) {
      if (!typed.has(name)) typed.set(name, value)
      continue
    }
    const list = typed.get(name.slice(0, -2))
    if (Array.isArray(list)) list.push(value)
    else typed.set(name.slice(0, -2), [value])
  }
  return Object.fromEntries(typed)
}

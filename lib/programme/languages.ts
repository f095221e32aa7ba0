/** What the people of one side speak, each by BCP 47 tags; nothing for whom nothing is known. */
type Side = readonly (readonly string[])[]

const spoken = (side: Side): Set<string> =>
  new Set(side.flatMap((tags) => tags.map((tag) => tag.toLowerCase().split('-')[0] ?? '')))

/**
 * Whether somebody on each side speaks the same language: `en-GB` and `en` are one. Null while nothing is known of a
 * side: nobody is taken to be without a language.
 */
export function sharesLanguage(ours: Side, theirs: Side): boolean | null {
  const [mine, yours] = [spoken(ours), spoken(theirs)]
  if (mine.size === 0 || yours.size === 0) return null
  return [...mine].some((language) => yours.has(language))
}

/** Where a record comes from; a link where there is an address. */
export function SourceLink({ source }: { source: { title: string; url: string | null } }) {
  if (!source.url) return source.title
  return (
    <a href={source.url} rel="noreferrer">
      {source.title}
    </a>
  )
}

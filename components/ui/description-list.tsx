import type { ReactNode } from 'react'

export type Fact = { term: string; value: ReactNode }

/** Terms and their values in two columns, one under the other where there is little room; terms without a value are left out. */
export function DescriptionList({ facts }: { facts: readonly (Fact | null | false | undefined)[] }) {
  return (
    <div className="@container">
      <dl className="grid gap-x-6 @md:grid-cols-[minmax(9rem,max-content)_1fr]">
        {facts
          .filter((fact): fact is Fact => Boolean(fact))
          .map(({ term, value }) => (
            <div
              key={term}
              className="border-line py-1.5 not-last:border-b @md:col-span-2 @md:grid @md:grid-cols-subgrid"
            >
              <dt className="text-muted">{term}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

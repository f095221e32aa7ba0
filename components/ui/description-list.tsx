import type { ReactNode } from 'react'

export type Fact = { term: string; value: ReactNode }

/** Terms and their values in two columns, one under the other on a phone; terms without a value are left out. */
export function DescriptionList({ facts }: { facts: readonly (Fact | null | false | undefined)[] }) {
  return (
    <dl className="grid gap-x-6 sm:grid-cols-[minmax(9rem,max-content)_1fr]">
      {facts
        .filter((fact): fact is Fact => Boolean(fact))
        .map(({ term, value }) => (
          <div key={term} className="border-line py-1.5 not-last:border-b sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

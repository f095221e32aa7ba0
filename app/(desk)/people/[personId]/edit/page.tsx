import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PersonForm } from '@/components/directory/person-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { editPerson } from '@/lib/directory/actions'
import { languageChoices } from '@/lib/directory/form-values'
import { languageOptions } from '@/lib/directory/languages'
import { getPerson } from '@/lib/directory/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.people'))('edit') }
}

export default async function EditPersonPage({ params }: { params: Promise<{ personId: string }> }) {
  const actor = await requireActor('directory.edit')
  const t = await getTranslations('directory.people')
  const person = await getPerson(actor, (await params).personId)
  if (!person) notFound()
  const { id, version, name, names, languages, note, positions } = person
  return (
    <>
      <PageHead title={t('edit')} above={<Link href={`/people/${id}`}>{name}</Link>} />
      <ClientMessages also={['directory.form', 'directory.nameKind']}>
        <PersonForm
          values={{
            names,
            languages: languageChoices(languages),
            note: note ?? '',
            positions: positions.map(({ organisation, title, fromDate, untilDate }) => ({
              organisation: { id: organisation.id, label: organisation.name },
              title,
              fromDate: fromDate ?? '',
              untilDate: untilDate ?? '',
            })),
          }}
          save={{ edit: editPerson, personId: id, version }}
          languages={languageOptions([...languages, ...names.map(({ languageTag }) => languageTag)])}
        />
      </ClientMessages>
    </>
  )
}

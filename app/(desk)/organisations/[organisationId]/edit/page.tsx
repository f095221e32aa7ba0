import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OrganisationForm } from '@/components/directory/organisation-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { editOrganisation } from '@/lib/directory/actions'
import { languageOptions } from '@/lib/directory/languages'
import { getOrganisation } from '@/lib/directory/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { countryOptions } from '@/lib/visits/country'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.organisations'))('edit') }
}

export default async function EditOrganisationPage({ params }: { params: Promise<{ organisationId: string }> }) {
  const actor = await requireActor('directory.edit')
  const t = await getTranslations('directory.organisations')
  const organisation = await getOrganisation(actor, (await params).organisationId)
  if (!organisation) notFound()
  const { id, version, name, names, kind, countryCode, parent, note } = organisation
  return (
    <>
      <PageHead title={t('edit')} above={<Link href={`/organisations/${id}`}>{name}</Link>} />
      <ClientMessages also={['directory.form', 'directory.kind', 'directory.nameKind']}>
        <OrganisationForm
          values={{
            names,
            kind: kind ?? '',
            countryCode: countryCode ?? '',
            parent: parent && { id: parent.id, label: parent.name },
            note: note ?? '',
          }}
          save={{ edit: editOrganisation, organisationId: id, version }}
          languages={languageOptions(names.map(({ languageTag }) => languageTag))}
          countries={countryOptions()}
        />
      </ClientMessages>
    </>
  )
}

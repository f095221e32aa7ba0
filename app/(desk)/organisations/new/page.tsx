import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OrganisationForm } from '@/components/directory/organisation-form'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { createOrganisation } from '@/lib/directory/actions'
import { EMPTY_NAME } from '@/lib/directory/form-values'
import { languageOptions } from '@/lib/directory/languages'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { countryOptions } from '@/lib/visits/country'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.organisations'))('add') }
}

export default async function NewOrganisationPage() {
  await requireActor('directory.edit')
  const t = await getTranslations('directory.organisations')
  return (
    <>
      <PageHead title={t('add')} />
      <ClientMessages also={['directory.form', 'directory.kind', 'directory.nameKind']}>
        <OrganisationForm
          values={{ names: [EMPTY_NAME], kind: '', countryCode: '', parent: null, note: '' }}
          save={{ create: createOrganisation }}
          languages={languageOptions()}
          countries={countryOptions()}
        />
      </ClientMessages>
    </>
  )
}

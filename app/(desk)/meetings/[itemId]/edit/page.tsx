import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ItemFormPage } from '@/components/programme/item/item-form-page'
import { itemFormValues } from '@/components/programme/item/item-form-values'
import { requireActor } from '@/lib/auth/actor'
import { editItem } from '@/lib/programme/actions'
import { canEditProgramme } from '@/lib/programme/policy'
import { getItem, getItemFormOptions } from '@/lib/programme/queries'

type Props = { params: Promise<{ itemId: string }> }

/** Once a request: the title asks for it as well as the page. */
const load = cache(async (itemId: string) => {
  const actor = await requireActor('programme.edit')
  const page = await getItem(actor, itemId)
  if (!page || page.archived) notFound()
  return { actor, page }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await load((await params).itemId)
  return { title: (await getTranslations('programme.form'))('editTitle', { title: page.item.title }) }
}

export default async function EditItemPage({ params }: Props) {
  const { actor, page } = await load((await params).itemId)
  const { item } = page
  const options = await getItemFormOptions(actor, item.visitId, item)
  if (!options) notFound()
  if (!canEditProgramme(actor, options.visit.status)) forbidden()
  const t = await getTranslations('programme.form')
  return (
    <ItemFormPage
      title={t('editTitle', { title: item.title })}
      mode="edit"
      values={itemFormValues(item, options)}
      options={options}
      edited={{ itemId: item.id, version: item.version }}
      save={editItem}
    />
  )
}

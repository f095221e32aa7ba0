'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldRow } from '@/components/ui/form/layout'
import { TextArea, TextField } from '@/components/ui/form/text-fields'
import { addContact, editContact } from '@/lib/delegations/actions'
import { addContactSchema, editContactSchema } from '@/lib/delegations/schema'
import type { ContactRow } from '@/lib/delegations/types'
import { baseOf, choiceOf } from './form-values'
import { PresentPosition } from './present-position'
import { useSavedWord } from './saved-word'

/** "Add contact": a person or a post on the host side; a name or a title is enough. */
export function AddContactForm({ visitId }: { visitId: string }) {
  const t = useTranslations('delegations.form')
  const say = useSavedWord('host')
  const empty = { person: null, title: '', organisation: null, phone: '', email: '', note: '' }
  return (
    <CommandForm
      schema={addContactSchema}
      action={addContact}
      defaultValues={{ visitId, ...empty }}
      draftKey={`contact-new-${visitId}`}
      submitLabel={t('addContact')}
      onSuccess={({ joined }) => say(joined, t('contactAdded'))}
    >
      <ContactFields />
    </CommandForm>
  )
}

/** Everything of a contact; also how a post gets its name. */
export function EditContactForm({ contact }: { contact: ContactRow }) {
  const t = useTranslations('delegations.form')
  const say = useSavedWord('host')
  const values = {
    person: contact.personId ? { id: contact.personId, label: contact.name } : null,
    title: contact.title ?? '',
    organisation: choiceOf(contact.organisation),
    phone: contact.phone ?? '',
    email: contact.email ?? '',
    note: contact.note ?? '',
  }
  return (
    <CommandForm
      schema={editContactSchema}
      action={editContact}
      defaultValues={{ id: contact.id, version: contact.version, base: baseOf(values), ...values }}
      draftKey={`contact-${contact.id}`}
      onSuccess={({ joined }) => say(joined, t('saved'))}
    >
      <ContactFields />
    </CommandForm>
  )
}

function ContactFields() {
  const t = useTranslations('delegations.form')
  return (
    <>
      <Combobox name="person" label={t('name')} hint={t('contactNameHint')} source="/api/lookup/people" />
      <PresentPosition />
      <TextField name="title" label={t('title')} hint={t('contactTitleHint')} />
      <Combobox
        name="organisation"
        label={t('organisation')}
        hint={t('joins.host')}
        source="/api/lookup/organisations"
        optional
      />
      <FieldRow>
        <TextField name="phone" label={t('phone')} type="tel" optional />
        <TextField name="email" label={t('email')} type="email" optional />
      </FieldRow>
      <TextArea name="note" label={t('note')} hint={t('noteHint')} rows={2} optional />
    </>
  )
}

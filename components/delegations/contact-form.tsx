'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldRow } from '@/components/ui/form/layout'
import { TextArea, TextField } from '@/components/ui/form/text-fields'
import { useHydrated } from '@/components/ui/hydrated'
import { addContact, editContact } from '@/lib/delegations/actions'
import { addContactSchema, editContactSchema } from '@/lib/delegations/schema'
import type { ContactRow } from '@/lib/delegations/types'
import { FormButton, useSavedWord } from './add-button'
import { baseOf, choiceOf } from './form-values'
import { PresentPosition } from './present-position'

/** "Add contact": a person or a post on the host side; a name or a title is enough. */
export function AddContact({ visitId }: { visitId: string }) {
  const t = useTranslations('delegations.form')
  const say = useSavedWord('host')
  const empty = { person: null, title: '', organisation: null, phone: '', email: '', note: '' }
  return (
    <FormButton label={t('addContact')} tone="primary">
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
    </FormButton>
  )
}

/** Everything of a contact; also how a post gets its name. */
export function EditContact({ contact }: { contact: ContactRow }) {
  const t = useTranslations('delegations.form')
  return (
    <FormButton label={t('edit')} of={contact.name} title={t('editNamed', { name: contact.name })} tone="quiet">
      <ContactEditForm contact={contact} />
    </FormButton>
  )
}

/** Stands where the name of a post is missing, and opens the form to fill it in. */
export function FillName({ contact }: { contact: ContactRow }) {
  const t = useTranslations('delegations.form')
  const [open, setOpen] = useState(false)
  const ready = useHydrated()
  return (
    <>
      <button
        type="button"
        disabled={!ready}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="inline-block rounded border border-dashed border-waiting px-1.5 text-sm leading-5 text-waiting hover:bg-waiting-soft"
      >
        <span className="sr-only">{contact.name}: </span>
        {t('nameToBeConfirmed')}
      </button>
      {open ? (
        <Dialog title={t('editNamed', { name: contact.name })} onClose={() => setOpen(false)}>
          <ContactEditForm contact={contact} />
        </Dialog>
      ) : null}
    </>
  )
}

function ContactEditForm({ contact }: { contact: ContactRow }) {
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

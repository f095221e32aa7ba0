'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { FormProvider } from 'react-hook-form'
import type * as z from 'zod/mini'
import { Button, ButtonLink, type ButtonTone } from '../button'
import { useCloseDialog } from '../dialog'
import { flash } from '../flash'
import { useHydrated } from '../hydrated'
import type { InputSchema } from './check'
import type { CommandAction } from './command'
import { ConflictPanel } from './conflict-panel'
import { ErrorSummary } from './error-summary'
import { KitContext } from './kit'
import { useActWords } from './message'
import type { SchemaSource } from './resolver'
import { TroublePanel } from './trouble-panel'
import { useCommandForm } from './use-command-form'

export type CommandFormProps<S extends InputSchema, T> = {
  /** The command's own schema, or how it is fetched; `commandId` is added by the form. */
  schema: SchemaSource<S>
  action: CommandAction<T>
  /** Also what is sent without a field: ids, `version`. Comboboxes take `{ id, label }`. */
  defaultValues: Readonly<Partial<Record<keyof z.input<S> & string, unknown>>>
  /** Keeps what is typed until it is saved, under this name: `visit-new`, `readout-<id>`. */
  draftKey?: string
  submitLabel?: string
  submitTone?: ButtonTone
  /** A link "Cancel". Inside a dialog the button closes it and needs no address. */
  cancelHref?: string
  /** Where to go once saved. Without it the page stays, and a dialog around closes. */
  redirectTo?: string | ((value: T) => string)
  /** What the frame says once saved. */
  done?: string
  onSuccess?: (value: T) => void
  /** Empties the form once saved, for the next of its kind. */
  again?: boolean
  /** The save button also stands at the bottom of a phone's screen: for long forms. */
  sticky?: boolean
  children?: ReactNode
}

/**
 * A form over one command. What is typed survives every failure: messages beside fields and in a summary,
 * both texts of a conflict, warnings to accept, a session that ended, a server that cannot be reached.
 */
export function CommandForm<S extends InputSchema, T>(props: CommandFormProps<S, T>) {
  const { defaultValues, children } = props
  const element = useRef<HTMLFormElement>(null)
  const ready = useHydrated()
  const afterSave = useAfterSave(props)
  const state = useCommandForm<T>({
    ...props,
    element,
    onSaved: (value, settled) => afterSave(value, settled, () => form.reset(defaultValues)),
  })
  const { form, kit, submit, prepare } = state
  return (
    <FormProvider {...form}>
      <KitContext value={kit}>
        <form
          ref={element}
          noValidate
          className="max-w-2xl"
          onFocus={() => void prepare()}
          onSubmit={(event) => {
            event.preventDefault()
            // A form in a dialog is a child of the page's form in React's eyes, though not in the document.
            event.stopPropagation()
            void submit()
          }}
        >
          <Messages state={state} />
          <fieldset className="form-body" disabled={!ready}>
            {children}
            <SaveBar {...props} busy={state.busy} />
          </fieldset>
        </form>
      </KitContext>
    </FormProvider>
  )
}

function useAfterSave<S extends InputSchema, T>({ redirectTo, done, onSuccess, again }: CommandFormProps<S, T>) {
  const router = useRouter()
  const closeDialog = useCloseDialog()
  return (value: T, settled: () => Promise<void>, clear: () => void): boolean => {
    if (done) flash(done)
    onSuccess?.(value)
    if (again) clear()
    else if (closeDialog) void settled().then(closeDialog)
    if (redirectTo === undefined) return closeDialog !== null && !again
    router.push(typeof redirectTo === 'string' ? redirectTo : redirectTo(value))
    return true
  }
}

function Messages<T>({ state }: { state: ReturnType<typeof useCommandForm<T>> }) {
  const { form, registry, command, draft, summary, round, submit, busy } = state
  const t = useTranslations('form')
  const words = useActWords()
  const { failure } = command
  return (
    <>
      {draft.restored ? (
        <div
          role="status"
          className="mb-4 flex flex-wrap items-center gap-3 rounded border border-planned bg-planned-soft px-4 py-2 text-planned"
        >
          {t('draft.restored')}
          <Button onClick={draft.discard}>{t('draft.discard')}</Button>
        </div>
      ) : null}
      {summary.length > 0 ? <ErrorSummary key={round} items={summary} /> : null}
      {failure?.kind === 'conflict' ? (
        <ConflictPanel
          key={round}
          fields={failure.fields}
          entry={(field) => registry.get(field)}
          put={(field, raw) => {
            const value = registry.get(field)?.parse?.(raw) ?? raw
            form.setValue(field, value, { shouldDirty: true, shouldValidate: true })
          }}
          save={() => {
            form.setValue('version', failure.version)
            void submit()
          }}
          busy={busy}
        />
      ) : null}
      {failure && failure.kind !== 'conflict' && failure.kind !== 'invalid' ? (
        <TroublePanel
          key={round}
          words={words}
          trouble={failure}
          busy={busy}
          kept={draft.keeps}
          again={() => void submit({ same: true })}
          proceed={(codes) => void submit({ accept: codes })}
        />
      ) : null}
    </>
  )
}

function SaveBar<S extends InputSchema, T>(props: CommandFormProps<S, T> & { busy: boolean }) {
  const { submitLabel, submitTone = 'primary', cancelHref, sticky = false, busy } = props
  const t = useTranslations('form')
  const closeDialog = useCloseDialog()
  return (
    <div
      className={`mt-6 flex flex-wrap items-center gap-2 ${
        sticky
          ? 'max-sm:sticky max-sm:bottom-14 max-sm:z-20 max-sm:-mx-4 max-sm:border-t max-sm:border-line max-sm:bg-page max-sm:px-4 max-sm:py-2'
          : ''
      }`}
    >
      <Button type="submit" tone={submitTone} busy={busy}>
        {submitLabel ?? t('save')}
      </Button>
      {cancelHref ? (
        <ButtonLink tone="quiet" href={cancelHref}>
          {t('cancel')}
        </ButtonLink>
      ) : closeDialog ? (
        <Button tone="quiet" onClick={closeDialog}>
          {t('notNow')}
        </Button>
      ) : null}
      {/* Always there, so that the change of its text is announced; the button keeps its name. */}
      <span role="status" className="text-muted">
        {busy ? t('saving') : ''}
      </span>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useId, useMemo, useRef, useState } from 'react'
import { type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'
import type { Failure } from '@/lib/platform/result'
import { type CommandAction, type Trouble, useCommand } from './command'
import { useFreshDefaults } from './fresh-defaults'
import { FieldRegistry, type FormKit } from './kit'
import { LookupRefused } from './lookup'
import { packMessage } from './message'
import { flattenErrors, type Problem, type SummaryItem, summarise, unfold } from './problems'
import { type SchemaSource, schemaResolver } from './resolver'
import { useDraft } from './use-draft'

type Args<T> = {
  schema: SchemaSource
  action: CommandAction<T>
  defaultValues: Readonly<Record<string, unknown>>
  draftKey?: string | undefined
  element: RefObject<HTMLFormElement | null>
  /**
   * True keeps the form busy: it is about to go.
   * @param settled resolves once the page shows what was saved
   */
  onSaved: (value: T, settled: () => Promise<void>) => boolean
}

/** The state of one command form: its values, its command, its draft, what it has to say. */
export function useCommandForm<T>({ schema, action, defaultValues, draftKey, element, onSaved }: Args<T>) {
  const { kit, registry } = useKitOf()
  const t = useTranslations()
  const command = useCommand(action)
  const id = useRef(command.commandId)
  id.current = command.commandId
  const { resolver, prepare } = useMemo(
    () => schemaResolver(schema, (values) => ({ ...registry.toInput(values), commandId: id.current() }), t.has),
    [schema, registry, t],
  )
  const form = useForm<FieldValues>({ defaultValues: { ...defaultValues }, resolver, shouldFocusError: false })
  const { uncertainId, resume } = command
  const draft = useDraft({ form, key: draftKey, secrets: () => registry.secrets(), uncertainId, resume })
  const fresh = useFreshDefaults(form, defaultValues)
  const problems = useProblems({ form, kit, registry })
  const [leaving, setLeaving] = useState(false)

  const send = async (values: FieldValues, confirmed: readonly string[]) => {
    const sent = structuredClone(form.getValues())
    const answer = await command.send({ ...values, confirmed })
    if (!answer) return
    if (answer.ok) {
      const version = versionIn(answer.value)
      // The page comes back with it a moment later: a save before that must not meet one's own.
      if (version !== null && 'version' in sent) form.setValue('version', version)
      draft.drop()
      fresh.saved({ ...sent, ...(version === null ? {} : { version }) })
      form.reset(form.getValues())
      setLeaving(onSaved(answer.value, command.settled))
    } else if (answer.failure.kind === 'invalid') {
      command.setFailure(null)
      problems.mark(inFailure(answer.failure), 'server')
    } else {
      draft.save()
      problems.nextRound()
    }
  }
  const submit = useSubmit({ form, registry, command, problems, element, leaving, send })
  const { summary, round } = problems
  return { form, kit, registry, command, draft, summary, round, submit, prepare, busy: command.busy || leaving }
}

type Parts = { form: UseFormReturn<FieldValues>; kit: FormKit; registry: FieldRegistry }

function useKitOf(): Pick<Parts, 'kit' | 'registry'> {
  const prefix = `f${useId().replace(/\W/g, '')}-`
  const [registry] = useState(() => new FieldRegistry())
  const kit: FormKit = useMemo(
    () => ({
      fieldId: (name) => prefix + name.replace(/\W/g, '-'),
      enrol: (entry) => registry.enrol(entry),
      beforeSubmit: (finish) => registry.beforeSubmit(finish),
    }),
    [prefix, registry],
  )
  return { kit, registry }
}

/** The error summary; `round` counts the attempts, so that each one's panel takes the focus anew. */
function useProblems({ form, kit, registry }: Parts) {
  const [summary, setSummary] = useState<readonly SummaryItem[]>([])
  const [round, setRound] = useState(0)
  const nextRound = () => setRound((n) => n + 1)
  const show = (problems: readonly Problem[]) => {
    const items = summarise(problems, registry, kit.fieldId)
    for (const { fieldId } of items) if (fieldId) unfold(fieldId)
    setSummary(items)
    nextRound()
  }
  /** Shows problems that did not come from the schema: also beside their fields. */
  const mark = (problems: readonly Problem[], type: string) => {
    for (const { path, message } of problems) {
      form.setError(registry.owner(path)?.name ?? path, { type, message: packMessage(message) })
    }
    show(problems)
  }
  return { summary, round, nextRound, show, mark, clear: () => setSummary([]) }
}

type Submit = (how?: { accept?: readonly string[]; same?: boolean }) => Promise<void>

/** `accept` adds to the warnings accepted so far; `same` sends those once more; a plain save accepts none. */
function useSubmit(args: {
  form: Parts['form']
  registry: FieldRegistry
  command: { setFailure: (failure: Trouble | null) => void }
  problems: ReturnType<typeof useProblems>
  element: RefObject<HTMLFormElement | null>
  leaving: boolean
  send: (values: FieldValues, confirmed: readonly string[]) => Promise<void>
}): Submit {
  const { form, registry, command, problems, element, leaving, send } = args
  const pressed = useRef(false)
  const accepted = useRef<readonly string[]>([])
  const check = async () => {
    try {
      await registry.finishAll()
    } catch (error) {
      // The first request that a session has ended for may be that of a name being looked up.
      const isSignedOut = error instanceof LookupRefused && error.isSignedOut
      command.setFailure({ kind: isSignedOut ? 'signedOut' : 'unavailable' })
      return problems.nextRound()
    }
    const unreadable = unreadableInputs(element.current)
    if (unreadable.length > 0) return problems.mark(unreadable, 'unreadable')
    await form.handleSubmit(
      (values) => send(values, accepted.current),
      (errors) => problems.show(flattenErrors(errors)),
    )()
  }
  return async ({ accept, same = false } = {}) => {
    if (pressed.current || leaving) return
    pressed.current = true
    accepted.current = accept ? [...accepted.current, ...accept] : same ? accepted.current : []
    problems.clear()
    command.setFailure(null)
    try {
      await check()
    } finally {
      pressed.current = false
    }
  }
}

const inFailure = ({ fields }: Failure & { kind: 'invalid' }): Problem[] =>
  Object.entries(fields).map(([path, [message]]) => ({ path, message: message ?? { key: 'errors.invalid' } }))

/** Dates and times typed in half: the browser gives them as empty, and saving that would lose them. */
function unreadableInputs(element: HTMLFormElement | null): Problem[] {
  const inputs = element?.querySelectorAll<HTMLInputElement>('input[type=date], input[type=time]') ?? []
  return [...inputs]
    .filter((input) => input.validity.badInput)
    .map(({ name, type }) => ({
      path: name,
      message: { key: type === 'date' ? 'errors.invalidDate' : 'errors.invalidTime' },
    }))
}

/** The new version of the record, where the command answers with it. */
const versionIn = (value: unknown): number | null =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : null

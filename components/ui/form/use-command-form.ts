'use client'

import { type RefObject, useId, useMemo, useRef, useState } from 'react'
import { type FieldValues, useForm } from 'react-hook-form'
import type { Failure } from '@/lib/platform/result'
import { type CommandAction, useCommand } from './command'
import { useFreshDefaults } from './fresh-defaults'
import { FieldRegistry, type FormKit } from './kit'
import { packMessage } from './message'
import { flattenErrors, type Problem, type SummaryItem, summarise, unfold } from './problems'
import { type InputSchema, schemaResolver } from './resolver'
import { useDraft } from './use-draft'

type Args<T> = {
  schema: InputSchema
  action: CommandAction<T>
  defaultValues: Readonly<Record<string, unknown>>
  draftKey?: string | undefined
  element: RefObject<HTMLFormElement | null>
  /** True keeps the form busy: the page is about to change. */
  onSaved: (value: T) => boolean
}

/** The state of one command form: its values, its command, its draft, what it has to say. */
export function useCommandForm<T>({ schema, action, defaultValues, draftKey, element, onSaved }: Args<T>) {
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
  const command = useCommand(action)
  const id = useRef(command.commandId)
  id.current = command.commandId
  const resolver = useMemo(
    () => schemaResolver(schema, (values) => ({ ...registry.toInput(values), commandId: id.current() })),
    [schema, registry],
  )
  const form = useForm<FieldValues>({ defaultValues: { ...defaultValues }, resolver, shouldFocusError: false })
  const { uncertainId, resume } = command
  const draft = useDraft({ form, key: draftKey, secrets: () => registry.secrets(), uncertainId, resume })
  useFreshDefaults(form, defaultValues)

  const [summary, setSummary] = useState<readonly SummaryItem[]>([])
  const [round, setRound] = useState(0)
  const [leaving, setLeaving] = useState(false)
  const pressed = useRef(false)
  const accepted = useRef<readonly string[]>([])

  const showProblems = (problems: readonly Problem[]) => {
    const items = summarise(problems, registry, kit.fieldId)
    for (const { fieldId } of items) if (fieldId) unfold(fieldId)
    setSummary(items)
    setRound((n) => n + 1)
  }
  const showInvalid = (failure: Failure & { kind: 'invalid' }) => {
    const problems = Object.entries(failure.fields).map(([path, [message]]) => ({
      path,
      message: message ?? { key: 'errors.invalid' },
    }))
    for (const { path, message } of problems) {
      form.setError(registry.owner(path)?.name ?? path, { type: 'server', message: packMessage(message) })
    }
    command.setFailure(null)
    showProblems(problems)
  }
  const send = async (values: FieldValues) => {
    const answer = await command.send({ ...values, confirmed: accepted.current })
    if (!answer) return
    if (answer.ok) {
      draft.drop()
      form.reset(form.getValues())
      setLeaving(onSaved(answer.value))
      return
    }
    if (answer.failure.kind === 'invalid') return showInvalid(answer.failure)
    draft.save()
    setRound((n) => n + 1)
  }
  const finished = async (): Promise<boolean> => {
    try {
      await registry.finishAll()
      return true
    } catch {
      command.setFailure({ kind: 'unavailable' })
      setRound((n) => n + 1)
      return false
    }
  }
  /** `accept` adds to the warnings accepted so far; `same` sends those once more; a plain save accepts none. */
  const submit = async ({ accept, same = false }: { accept?: readonly string[]; same?: boolean } = {}) => {
    if (pressed.current || leaving) return
    pressed.current = true
    accepted.current = accept ? [...accepted.current, ...accept] : same ? accepted.current : []
    setSummary([])
    command.setFailure(null)
    try {
      if (!(await finished())) return
      const unreadable = unreadableInputs(element.current)
      if (unreadable.length > 0) {
        for (const { path, message } of unreadable)
          form.setError(path, { type: 'unreadable', message: packMessage(message) })
        return showProblems(unreadable)
      }
      await form.handleSubmit(send, (errors) => showProblems(flattenErrors(errors)))()
    } finally {
      pressed.current = false
    }
  }
  return { form, kit, registry, command, draft, summary, round, submit, busy: command.busy || leaving }
}

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

'use client'

import { useCombobox } from 'downshift'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { useAfterPress } from './after-press'
import { FieldFrame, type FieldProps, type Wiring } from './field'
import { type LookupOption, type LookupSource, useLookup } from './lookup'
import { Suggestions } from './suggestions'

type BoxProps = FieldProps & {
  wiring: Wiring
  source: LookupSource
  create: boolean
  /** What stands in the input. */
  text: string
  /** What to look for when the list opens without anything being typed. */
  opensWith: string
  hides?: (option: LookupOption) => boolean
  onType: (text: string) => void
  onChoose: (option: LookupOption) => void
  /** The input was left; may fail when the lookup does, which is told when the form is sent. */
  onLeave: () => Promise<void>
  onKeyDown?: (event: KeyboardEvent, highlighted: boolean) => void
  above?: ReactNode
  /** Stands below while the list is closed. */
  below?: ReactNode
}

/** The input and the list of a combobox by the ARIA pattern; what is chosen is the caller's. */
export function ComboboxBox(props: BoxProps) {
  const { name, wiring, source, create, text, opensWith, hides, onType, onChoose, onLeave, onKeyDown } = props
  const t = useTranslations('form.combobox')
  const { options, state, search } = useLookup(source)
  const afterPress = useAfterPress()
  const items = hides ? options.filter((option) => !hides(option)) : [...options]
  const box = useCombobox({
    id: wiring.id,
    inputId: wiring.id,
    items,
    itemToString: (item) => item?.label ?? '',
    selectedItem: null,
    inputValue: text,
    // A chosen option changes the text too, which is not typing; only Escape empties it from in here.
    onInputValueChange: ({ inputValue, type }) =>
      type === useCombobox.stateChangeTypes.InputKeyDownEscape && onType(inputValue),
    onSelectedItemChange: ({ selectedItem }) => selectedItem && onChoose(selectedItem),
    // Typing or pasting opens it too, and has asked for itself.
    onIsOpenChange: ({ isOpen, type }) =>
      isOpen && type !== useCombobox.stateChangeTypes.InputChange && search(opensWith),
  })
  const onChange = (typed: string) => {
    onType(typed)
    search(typed)
  }
  return (
    <FieldFrame {...props} labelProps={box.getLabelProps()}>
      {props.above}
      <input
        {...box.getInputProps({
          onChange: (event) => onChange(event.currentTarget.value),
          onBlur: () => afterPress(() => void onLeave().catch(() => {})),
          onKeyDown: (event) => onKeyDown?.(event, box.highlightedIndex >= 0),
        })}
        {...wiring.control}
        name={name}
        autoCapitalize="off"
        spellCheck={false}
        className="field-control"
      />
      <Suggestions
        open={box.isOpen}
        options={items}
        highlighted={box.highlightedIndex}
        state={state}
        create={create}
        menuProps={box.getMenuProps({ 'aria-label': t('suggestions') })}
        itemProps={(item, index) => box.getItemProps({ item, index })}
      />
      {box.isOpen ? null : props.below}
    </FieldFrame>
  )
}

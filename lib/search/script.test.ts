import { expect, it } from 'vitest'
import { detectScript } from './script'

it.each([
  ['Akmal Burkhanov', 'Latn'],
  ['Oʻzbekiston', 'Latn'],
  ['Ўзбекистон Республикаси', 'Cyrl'],
  ['上海社会科学院', 'Hans'],
  ['جمهورية أوزبكستان', 'Arab'],
  ['대한민국', 'Other'],
  ['Huawei Technologies 华为', 'Latn'],
  ['Ёdgor', 'Latn'],
  ['2027 — 12', 'Other'],
  ['', 'Other'],
] as const)('tells the script of "%s": %s', (text, script) => {
  expect(detectScript(text)).toBe(script)
})

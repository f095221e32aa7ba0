import { describe, expect, it } from 'vitest'
import { placeZone } from './place'

const shanghai = { city: 'Shanghai', zone: null }
const urumqi = { city: 'Ürümqi', zone: 'Asia/Urumqi' }
const china = { city: null, zone: null }
const at = (...stops: { city: string | null; zone: string | null }[]) => ({ stops, homeZone: 'Asia/Tashkent' })

describe('the zone of a place', () => {
  it('is that of the stop of the same city, in any spelling', () => {
    expect(placeZone('urumqi', at(shanghai, urumqi))).toBe('Asia/Urumqi')
    expect(placeZone('Шанхай', at(shanghai, urumqi))).toBe('Asia/Shanghai')
  })

  it('is the one zone that the stops share for a city that is none of them, or for no city', () => {
    expect(placeZone('Suzhou', at(shanghai, china))).toBe('Asia/Shanghai')
    expect(placeZone(null, at(shanghai))).toBe('Asia/Shanghai')
  })

  it('is the capital’s in the capital, though the visit is elsewhere', () => {
    expect(placeZone('Toshkent', at(shanghai))).toBe('Asia/Shanghai')
    expect(placeZone('Tashkent', at(shanghai))).toBe('Asia/Tashkent')
  })

  it('is not guessed where the stops do not tell', () => {
    expect(placeZone('London', at(shanghai, urumqi))).toBeNull()
    expect(placeZone(null, at(shanghai, urumqi))).toBeNull()
    expect(placeZone('Suzhou', at(china))).toBeNull()
  })
})

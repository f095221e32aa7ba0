/** The fixed values of a record's fields. Apart from the schema, so that a page need not carry what checks it. */

export const ORGANISATION_KINDS = [
  'parliament',
  'government',
  'ministry',
  'agency',
  'local_government',
  'company',
  'academia',
  'association',
  'international',
  'media',
  'other',
] as const

export const NAME_KINDS = ['official', 'short', 'former', 'translation', 'transliteration'] as const

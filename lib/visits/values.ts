/** The fixed values of a visit's fields. Apart from the schema, so that a page need not carry what checks it. */

export const VISIT_DIRECTIONS = ['outgoing', 'incoming'] as const

export const VISIT_LEVELS = [
  'head_of_state',
  'head_of_government',
  'minister',
  'deputy_minister',
  'parliamentary',
  'regional',
  'expert',
] as const

export const ORGANISER_ROLES = ['organiser', 'co_organiser', 'inviting_party'] as const

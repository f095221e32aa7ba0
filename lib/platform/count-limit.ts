/**
 * Lists count their rows up to here, beyond it they say "1,000+": what is counted costs as much at every size of the
 * table. Who needs the exact number filters.
 */
export const COUNT_LIMIT = 1_000

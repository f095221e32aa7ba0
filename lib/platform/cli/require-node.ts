const NEEDED = 24

/** Imported first by every command: what follows uses Node's newer parts and would fail with words nobody understands. */
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Tashrif runs on Node ${NEEDED} or newer; this is Node ${process.versions.node}.\n` +
      'Its own copy comes with `npm ci` (package "node"). Start it by `npm start`, `npm test` and the like; if you did,\n' +
      'the install scripts were not run: `npm ci` again without --ignore-scripts, or `npm rebuild node`.',
  )
  process.exit(1)
}

export {}
